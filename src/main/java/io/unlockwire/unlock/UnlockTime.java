package io.unlockwire.unlock;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When an unlock happens: the half-open interval {@code [from, to)} in UTC that the printed
 * precision
 * leaves. A day is a day of the zone it was written in, a month is never midnight of its first day.
 *
 * @param from null if and only if the precision is UNKNOWN, as is {@code to}
 * @param zone as written or assumed, for example {@code UTC+08:00}; null where the time is unknown
 * @param assumed the zone was not written: the source's default was taken
 */
public record UnlockTime(@Nullable Instant from, @Nullable Instant to, Precision precision,
        @Nullable String zone,
        boolean assumed) {

    /** How finely the time was told. */
    public enum Precision {
        MINUTE, HOUR, DAY, WEEK, MONTH, UNKNOWN
    }

    /** The text gives no time. */
    public static final UnlockTime UNKNOWN = new UnlockTime(null, null, Precision.UNKNOWN, null, false);

    public UnlockTime {
        if ((from == null) != (precision == Precision.UNKNOWN) || (from == null) != (to == null)) {
            throw new IllegalArgumentException("an interval is given if and only if the precision is known");
        }
        if (from != null && to != null && !from.isBefore(to)) {
            throw new IllegalArgumentException("the interval " + from + " to " + to + " is empty");
        }
    }

    public boolean known() {
        return from != null;
    }

    /**
     * The time between the two intervals: zero where they overlap or touch, null if either is unknown.
     */
    public @Nullable Duration gap(UnlockTime other) {
        if (from == null || to == null || other.from == null || other.to == null) {
            return null;
        }
        if (other.from.isBefore(to) && from.isBefore(other.to)) {
            return Duration.ZERO;
        }
        return from.isBefore(other.from)
                ? Duration.between(to, other.from)
                : Duration.between(other.to, from);
    }

    public boolean overlaps(UnlockTime other) {
        return from != null && to != null && other.from != null && other.to != null
                && other.from.isBefore(to) && from.isBefore(other.to);
    }
}
