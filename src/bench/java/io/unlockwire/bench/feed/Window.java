package io.unlockwire.bench.feed;

import io.unlockwire.bench.process.Usage;
import io.unlockwire.lab.crowd.Tally;
import java.time.Duration;
import java.util.Locale;

/**
 * What was seen, and what it cost the contender, from a first event to the arrival of the last.
 *
 * @param complete whether every follower that reads has everything
 */
record Window(Tally tally, Usage used, Duration took, boolean complete) {

    /** Every event once to everybody, in order, and no stream ended. */
    boolean right() {
        return complete && tally.gaps() == 0 && tally.repeats() == 0 && tally.ended() == 0
                && tally.failed() == 0;
    }

    /** Microseconds of processor time in the contender's own code for an event delivered. */
    double userMicros() {
        return micros(used.user());
    }

    double systemMicros() {
        return micros(used.system());
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT,
                "%d delivered, %d lost, %d repeated, %d streams ended%s; an event %.2f µs"
                        + " user and %.2f µs kernel; after %.1f, %.1f, %.1f ms (half, 99 %%, all)",
                tally.delivered(),
                tally.gaps(), tally.repeats(), tally.ended() + tally.failed(),
                complete ? "" : ", NOT all have all", userMicros(), systemMicros(), tally.p50(), tally.p99(),
                tally.most());
    }

    private double micros(Duration time) {
        return time.toNanos() / 1e3 / Math.max(1, tally.delivered());
    }
}
