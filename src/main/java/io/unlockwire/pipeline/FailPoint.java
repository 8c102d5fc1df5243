package io.unlockwire.pipeline;

import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A place in a transaction at which a fault test kills the process, as {@code kill -9} would. Set
 * by {@code unlockwire.engine.halt-at=stage:point:n}; without it every pass is free.
 */
final class FailPoint {

    /** The places, in the order in which a transaction meets them; the last two belong to a rebalance. */
    enum Point {
        /** Decided, nothing begun. */
        BEFORE_BEGIN, AFTER_BEGIN,
        /** Half of the records are on their way. */
        MID_SEND, AFTER_SEND, AFTER_FLUSH,
        /** Every record is acknowledged. */
        BEFORE_OFFSETS, AFTER_OFFSETS,
        /** The broker has said so; the state in memory does not know yet. */
        AFTER_COMMIT, AFTER_APPLY,
        /** Partitions are assigned, their predecessor's offsets known, their state not yet whole. */
        IN_RESTORE,
        /** The transaction in hand has ended, the partitions are not yet given up. */
        IN_REVOKE
    }

    private static final int EXIT = 71;
    private final String stage;
    private final String armed;
    private final AtomicInteger left;

    FailPoint(String stage, String haltAt) {
        this.stage = stage;
        String[] parts = haltAt.split(":", -1);
        if (haltAt.isEmpty()) {
            armed = "";
            left = new AtomicInteger();
        } else if (parts.length == 3) {
            armed = parts[0] + ":" + Point.valueOf(parts[1].toUpperCase(Locale.ROOT).replace('-', '_'));
            left = new AtomicInteger(Integer.parseInt(parts[2]));
        } else {
            throw new IllegalArgumentException(
                    "unlockwire.engine.halt-at must be stage:point:n, not " + haltAt);
        }
    }

    void pass(Point point) {
        if (!armed.isEmpty() && armed.equals(stage + ":" + point) && left.decrementAndGet() == 0) {
            Runtime.getRuntime().halt(EXIT);
        }
    }
}
