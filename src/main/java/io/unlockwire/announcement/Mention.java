package io.unlockwire.announcement;

import io.unlockwire.unlock.Token;
import java.math.BigDecimal;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** Something that a text mentions, from lexeme {@code first} up to {@code end}. */
sealed interface Mention {

    int first();

    int end();

    /** A number with what it counts; {@code max} is the upper end of a printed range. */
    record Figure(int first, int end, Counting type, BigDecimal value, @Nullable BigDecimal max,
            BigDecimal precision, Span span) implements Mention {

        enum Counting {
            AMOUNT, USD, OTHER_MONEY, PERCENT
        }
    }

    /** A date as far as it is written; 0 and null where it is not. */
    record When(int first, int end, int year, int month, int day, int weekday, @Nullable String relative,
            @Nullable String stage) implements Mention {

        /** The weight of a day that is told without its date. */
        static final int DAY = 4;

        boolean dated() {
            return month > 0 && day > 0;
        }

        /** How much it says: a day, a weekday or relative day, a month, a week, less. */
        int weight() {
            if (dated()) {
                return 5;
            }
            if (day > 0 || weekday > 0 || "today".equals(relative) || "tomorrow".equals(relative)
                    || (relative != null && relative.indexOf(':') > 0)) {
                return DAY;
            }
            if (month > 0) {
                return stage == null ? 2 : 3;
            }
            return relative == null ? 0 : 1;
        }
    }

    /** A time of day; minute -1 where only the hour is written; 24:00 is hour 24. */
    record Clock(int first, int end, int hour, int minute) implements Mention {}

    /** An offset, or a place whose offset depends on the day. */
    record Zone(int first, int end, ZoneId id) implements Mention {}

    /** A token; the weight says how surely the writing shows it. */
    record Named(int first, int end, Token token, Evidence evidence) implements Mention {

        enum Evidence {
            /** A hashtag: support only. */
            TAG,
            /** A bare ticker. */
            TICKER,
            /** {@code $TICKER}, a name, or both. */
            NAME
        }
    }
}
