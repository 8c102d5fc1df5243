package io.unlockwire.announcement;

import java.util.List;
import java.util.function.Function;

/** What a record turned out to be. Each record of a topic is exactly one of these. */
public sealed interface Reading {

    /** It announces unlocks: at least one. */
    record Claims(Post post, List<Told> told) implements Reading {

        public Claims {
            told = List.copyOf(told);
            if (told.isEmpty()) {
                throw new IllegalArgumentException("claims without a claim");
            }
        }

        @Override
        public <R> R fold(Function<Claims, R> claims, Function<Correction, R> correction,
                Function<Nothing, R> nothing, Function<Rejected, R> rejected) {
            return claims.apply(this);
        }
    }

    /** It says that an announced unlock changes; which one, and to what, only as far as it says so. */
    record Correction(Post post, List<Told> told) implements Reading {

        public Correction {
            told = List.copyOf(told);
        }

        @Override
        public <R> R fold(Function<Claims, R> claims, Function<Correction, R> correction,
                Function<Nothing, R> nothing, Function<Rejected, R> rejected) {
            return correction.apply(this);
        }
    }

    /**
     * It announces no unlock.
     *
     * @param reason a stable word such as {@code PHONE_UNLOCK}
     */
    record Nothing(Post post, String reason) implements Reading {

        @Override
        public <R> R fold(Function<Claims, R> claims, Function<Correction, R> correction,
                Function<Nothing, R> nothing, Function<Rejected, R> rejected) {
            return nothing.apply(this);
        }
    }

    /** It cannot be read at all. */
    record Rejected(Cause cause, String detail) implements Reading {

        @Override
        public <R> R fold(Function<Claims, R> claims, Function<Correction, R> correction,
                Function<Nothing, R> nothing, Function<Rejected, R> rejected) {
            return rejected.apply(this);
        }
    }

    /** Why a record cannot be read. */
    enum Cause {
        NULL_VALUE, EMPTY, OVERSIZED, NOT_UTF8, MALFORMED_JSON,
        /** A JSON field is absent, or of another type or form than published; the detail has its path. */
        INVALID_FIELD,
        /** More than 64 claims in one announcement. */
        TOO_MANY_CLAIMS
    }

    <R> R fold(Function<Claims, R> claims, Function<Correction, R> correction, Function<Nothing, R> nothing,
            Function<Rejected, R> rejected);
}
