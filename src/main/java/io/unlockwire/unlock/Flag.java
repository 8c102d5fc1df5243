package io.unlockwire.unlock;

/** What is suspect about a claim, or about the unlock that several claims describe. */
public enum Flag {
    /** An amount off by a power of ten against price, supply, or another report. */
    UNIT_SLIP_SUSPECTED,
    /** Two reports lie exactly the source zone's offset apart. */
    ZONE_SLIP_SUSPECTED,
    /** No zone was written. */
    ZONE_ASSUMED,
    /** Weekday, leap day or distance contradict the date as written. */
    DATE_SUSPECT,
    /** Reports agree on the amount but lie one to two days apart. */
    DATE_CONFLICT,
    /** Reports agree on the time but not on the amount. */
    AMOUNT_CONFLICT,
    /** May be the same as another unlock of this asset. */
    POSSIBLE_DUPLICATE
}
