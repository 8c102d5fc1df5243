package io.unlockwire.enrich;

/** What arithmetic says of an announced amount. */
public enum CrossCheck {
    /** Nothing to check it against. */
    UNCHECKED,
    /** It fits what it could be checked against. */
    AGREES,
    /** It is off by about a power of ten. */
    UNIT_SLIP,
    /** It is off, but by no power of ten: prices move. */
    DIFFERS
}
