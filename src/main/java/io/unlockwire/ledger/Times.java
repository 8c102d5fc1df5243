package io.unlockwire.ledger;

import io.unlockwire.unlock.UnlockTime;
import io.unlockwire.unlock.UnlockTime.Precision;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How two times of an unlock compare. Where either is unknown, nothing holds. */
final class Times {

    static final Duration DAY = Duration.ofDays(1);
    static final Duration TWO_DAYS = Duration.ofDays(2);

    private Times() {}

    static boolean within(UnlockTime a, UnlockTime b, Duration most) {
        Duration gap = a.gap(b);
        return gap != null && gap.compareTo(most) <= 0;
    }

    /** Both are told and no instant fits both. */
    static boolean differ(UnlockTime a, UnlockTime b) {
        return a.known() && b.known() && !a.overlaps(b);
    }

    /** The same interval, however its zone is written. */
    static boolean same(UnlockTime a, UnlockTime b) {
        return a.precision() == b.precision() && Objects.equals(a.from(), b.from())
                && Objects.equals(a.to(), b.to());
    }

    /** It says when, to the day or better, where the other left a week, a month or everything open. */
    static boolean narrows(UnlockTime claim, UnlockTime shown) {
        return claim.known() && claim.precision().compareTo(Precision.DAY) <= 0
                && shown.precision().compareTo(Precision.DAY) > 0
                && (!shown.known() || claim.overlaps(shown));
    }

    /** It says no more than the other: the other's time lies within it. */
    static boolean blurs(UnlockTime claim, UnlockTime shown) {
        return claim.overlaps(shown) && claim.precision().compareTo(shown.precision()) >= 0;
    }

    /** They start exactly as far apart as the zone of one of them lies from UTC. */
    static boolean slippedByZone(UnlockTime a, UnlockTime b) {
        Instant from = a.from();
        Instant other = b.from();
        if (from == null || other == null || !toTheHour(a) || !toTheHour(b)) {
            return false;
        }
        Duration apart = Duration.between(from, other).abs();
        return !apart.isZero()
                && (apart.equals(offset(a.zone(), from)) || apart.equals(offset(b.zone(), other)));
    }

    private static boolean toTheHour(UnlockTime time) {
        return time.precision().compareTo(Precision.HOUR) <= 0;
    }

    private static @Nullable Duration offset(@Nullable String zone, Instant at) {
        if (zone == null) {
            return null;
        }
        try {
            return Duration.ofSeconds(ZoneId.of(zone).getRules().getOffset(at).getTotalSeconds()).abs();
        } catch (DateTimeException e) {
            return null; // an abbreviation that the JDK does not know proves no slip
        }
    }
}
