package io.unlockwire.alert;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something to be done for an unlock.
 *
 * @param at since when it is due
 * @param lead of a reminder: how long before the unlock; null for all else
 */
public record Due(What what, Instant at, @Nullable Duration lead) {

    /** What there is to do. */
    public enum What {
        REMIND, OCCUR, ENRICH, FORGET
    }

    static Due remind(Duration lead, Instant unlock) {
        return new Due(What.REMIND, unlock.minus(lead), lead);
    }

    static Due of(What what, Instant at) {
        return new Due(what, at, null);
    }
}
