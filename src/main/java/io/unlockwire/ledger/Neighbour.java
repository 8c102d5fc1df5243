package io.unlockwire.ledger;

import java.time.Duration;
import java.util.Comparator;

/** A known unlock that lies at most two days from the claim. */
record Neighbour(Known known, Duration gap) {

    /** The nearest first; the same order whatever order they were known in. */
    static final Comparator<Neighbour> NEAREST_FIRST = Comparator.comparing(Neighbour::gap)
            .thenComparing(n -> String.valueOf(n.known().unlockAt().from()))
            .thenComparing(n -> n.known().id().value());

    boolean withinADay() {
        return gap.compareTo(Times.DAY) <= 0;
    }
}
