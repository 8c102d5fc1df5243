package io.unlockwire.unlock;

import java.math.BigDecimal;

/**
 * A share as printed, 8.5 for 8.5 %, with what it is a share of: one without its basis means
 * nothing.
 */
public record Percentage(BigDecimal value, Basis basis) {

    /** What the share is a share of. */
    public enum Basis {
        CIRCULATING, TOTAL, MAX, MARKET_CAP, ALLOCATION, UNKNOWN
    }
}
