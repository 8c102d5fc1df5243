package io.unlockwire.unlock;

/** Where an unlock stands in its life. */
public enum Status {
    SCHEDULED, OCCURRED, CANCELLED,
    /** No longer followed: forgotten, or continued under another asset. */
    EXPIRED
}
