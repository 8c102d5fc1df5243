package io.unlockwire.access;

import org.jspecify.annotations.Nullable;

/**
 * Those of one role: whoever shows one of its keys, or a token that names the role, as
 * {@code Authorization: Bearer …}. Asked on event loops: thread-safe, never waits.
 */
public final class Bearers {

    private static final String SCHEME = "Bearer ";

    private final Role role;
    private final ApiKeys keys;
    private final Tokens tokens;

    /** How it stands with a request that is not let in. */
    public enum Standing {
        /** It shows nothing that is good. */
        UNKNOWN,
        /** It shows a good token of somebody who has another role. */
        ANOTHER_ROLE,
        /** It shows a token, and the issuer's keys could not be read yet. */
        UNDECIDED
    }

    public Bearers(Role role, ApiKeys keys, Tokens tokens) {
        this.role = role;
        this.keys = keys;
        this.tokens = tokens;
    }

    /**
     * @param authorization the request's header
     * @return null where it shows nothing of this role
     */
    public @Nullable Credential of(@Nullable String authorization) {
        String shown = shown(authorization);
        if (shown == null) {
            return null;
        }
        Credential holder = keys.find(shown);
        if (holder != null) {
            return holder;
        }
        Bearer bearer = tokens.verified(shown);
        return bearer != null && bearer.has(role) ? bearer : null;
    }

    /** @return null where what it {@linkplain Credential#restsOn rests on} is gone */
    public @Nullable Credential restingOn(String text) {
        Credential holder = keys.of(text);
        return holder != null || !tokens.taken() ? holder : Bearer.restingOn(text);
    }

    /** Of a request that {@link #of} gave null for. */
    public Standing standing(@Nullable String authorization) {
        String shown = shown(authorization);
        if (shown == null) {
            return Standing.UNKNOWN;
        } else if (tokens.undecided(shown)) {
            return Standing.UNDECIDED;
        }
        return tokens.verified(shown) == null ? Standing.UNKNOWN : Standing.ANOTHER_ROLE;
    }

    private static @Nullable String shown(@Nullable String authorization) {
        return authorization != null && authorization.startsWith(SCHEME)
                ? authorization.substring(SCHEME.length()).strip()
                : null;
    }
}
