package io.unlockwire.pipeline;

import io.unlockwire.alert.Due.What;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.LongAdder;

/** What the timers of this replica have done since the process began. Thread-safe. */
public final class TimerCounts {

    private static final Duration PUNCTUAL = Duration.ofSeconds(5);

    private final Map<What, LongAdder> fired = new EnumMap<>(What.class);
    private final LongAdder late = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private volatile int pending;
    private volatile Duration overdue = Duration.ZERO;
    private volatile boolean doubted;

    TimerCounts() {
        for (What what : What.values()) {
            fired.put(what, new LongAdder());
        }
    }

    /** Committed, by what was to be done. */
    public Map<String, Long> fired() {
        Map<String, Long> sums = new TreeMap<>();
        fired.forEach((what, count) -> sums.put(what.name().toLowerCase(Locale.ROOT), count.sum()));
        return sums;
    }

    /** Of those fired, how many came more than five seconds after they were due. */
    public long late() {
        return late.sum();
    }

    /** Attempts that no retry would mend, put off by an hour each. */
    public long failed() {
        return failed.sum();
    }

    /** Unlocks of this replica's partitions that wait for a time. */
    public int pending() {
        return pending;
    }

    /** For how long the oldest of them that is due has been due. */
    public Duration overdue() {
        return overdue;
    }

    /** The clock has jumped ahead and timers stand still. */
    public boolean clockDoubted() {
        return doubted;
    }

    void fired(What what, Duration after) {
        LongAdder count = fired.get(what);
        if (count != null) {
            count.increment();
        }
        if (after.compareTo(PUNCTUAL) > 0) {
            late.increment();
        }
    }

    void putOff() {
        failed.increment();
    }

    void waiting(int unlocks, Duration oldest) {
        pending = unlocks;
        overdue = oldest;
    }

    void clockDoubted(boolean now) {
        doubted = now;
    }
}
