package io.unlockwire.feed;

import java.time.Duration;

/**
 * When an event loop may tell its clients again. News that comes while it rests is told in one write, so that a loop
 * with many clients pays for fewer writes, and one with few never rests noticeably. For one thread.
 */
final class Pace {

    /** A loop that tells all the time has a tenth of it left for nothing but telling. */
    private static final int RESTS = 9;

    private final long longest;
    private long ended;
    private long rest;

    /** @param longest how long news may be kept waiting at most; zero for never */
    Pace(Duration longest) {
        this.longest = longest.toNanos();
    }

    /** All were told, between these readings of the nanosecond clock: the rest is as long as that deserves. */
    void told(long began, long end) {
        ended = end;
        rest = Math.min(longest, RESTS * Math.max(0, end - began));
    }

    /** In nanoseconds; zero or less where it may tell now. */
    long left(long now) {
        return rest == 0 ? 0 : rest - (now - ended);
    }
}
