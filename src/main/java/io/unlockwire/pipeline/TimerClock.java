package io.unlockwire.pipeline;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jboss.logging.Logger;

/**
 * The time that timers go by. A wall clock that jumps ahead, as measured by the machine's steady
 * clock, is not believed at once, since it would fire at one blow what cannot be taken back: timers
 * stand still until the clock is back, until the brokers have stamped a record with the new time, or
 * until it has stood for the patience. A clock that jumps back is believed: nothing fires early by
 * that, and what has fired is in the ledger. For one thread; only {@link #stamped} is for any.
 */
final class TimerClock {

    private static final Logger LOG = Logger.getLogger(TimerClock.class);

    private final Clock wall;
    private final LongSupplier steady;
    private final Duration tolerance;
    private final Duration patience;
    private Instant trusted;
    private long trustedAt;
    private long doubtedAt;
    private boolean doubted;
    private volatile long stamped = Long.MIN_VALUE;

    /**
     * @param steady nanoseconds that never jump
     * @param tolerance how far the wall clock may stray between two looks without being doubted
     */
    TimerClock(Clock wall, LongSupplier steady, Duration tolerance, Duration patience) {
        this.wall = wall;
        this.steady = steady;
        this.tolerance = tolerance;
        this.patience = patience;
        this.trusted = wall.instant();
        this.trustedAt = steady.getAsLong();
    }

    /** A record of that time was read: by then it is no earlier. */
    void stamped(Instant appended) {
        stamped = Math.max(stamped, appended.toEpochMilli());
    }

    /** Empty while the wall clock is doubted. */
    Optional<Instant> now() {
        Instant now = wall.instant();
        long at = steady.getAsLong();
        Duration ahead = Duration.between(trusted.plusNanos(at - trustedAt), now);
        if (ahead.compareTo(tolerance) <= 0 || confirmed(now) || outstanding(at)) {
            if (ahead.compareTo(tolerance.negated()) >= 0 || doubted) {
                trust(now, at);
            }
            return Optional.of(now);
        }
        if (!doubted) {
            doubted = true;
            doubtedAt = at;
            LOG.errorf("the clock has jumped ahead, timers stand still by=%s patience=%s", ahead, patience);
        }
        return Optional.empty();
    }

    private boolean confirmed(Instant now) {
        return stamped != Long.MIN_VALUE
                && !Instant.ofEpochMilli(stamped).plus(tolerance).isBefore(now);
    }

    private boolean outstanding(long at) {
        return doubted && at - doubtedAt >= patience.toNanos();
    }

    private void trust(Instant now, long at) {
        trusted = now;
        trustedAt = at;
        if (doubted) {
            doubted = false;
            LOG.warnf("the clock is trusted again, timers go on now=%s", now);
        }
    }
}
