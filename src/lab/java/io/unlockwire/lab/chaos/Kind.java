package io.unlockwire.lab.chaos;

import java.util.Locale;

/** What the lab does to the service and its broker. */
enum Kind {
    /** {@code kill -9} of a replica at any moment. */
    KILL(6),
    /** A replica halts itself at a named place of a transaction or a rebalance. */
    FAIL_POINT(0),
    /** {@code kill -9} when the commit, or the offsets, are with the broker and not yet answered. */
    KILL_UNANSWERED(3),
    /** The answer to a commit is lost: it has happened, and nobody says so. */
    DROP_COMMIT(5),
    /** The answer to the offsets of a transaction is lost. */
    DROP_OFFSETS(2), SIGTERM(1),
    /** A replica is frozen for longer than its session, then goes on as if nothing had been. */
    ZOMBIE(3), BROKER_KILL(3), BROKER_FREEZE(3),
    /** Every connection breaks, and none is let through for a while. */
    CUT(1),
    /** Answers are late. */
    DELAY(1),
    /** What the ledger says comes late, and meanwhile its partitions change hands. */
    LATE_LEDGER(1),
    /** Members join the groups and leave them. */
    STORM(1),
    /** One replica after the other is told to end and comes back, as a cluster rolls out a new version. */
    ROLLING(0),
    /** The broker's disk is full; it ends, and comes back with room. Needs root, for a file system of its own. */
    DISK_FULL(0);

    private final int weight;

    Kind(int weight) {
        this.weight = weight;
    }

    /** How often it is chosen where all kinds are allowed; 0 for those that are not chosen by lot. */
    int weight() {
        return weight;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Kind of(String word) {
        return valueOf(word.strip().toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
