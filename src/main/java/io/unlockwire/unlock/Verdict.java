package io.unlockwire.unlock;

/** What a claim is, against what is already known of its asset. */
public enum Verdict {
    /** An unlock not told before. */
    NEW,
    /** Confirms a known unlock. */
    DUPLICATE,
    /** Fills in what was not known. */
    ADDITION,
    /** Changes what the same source, or a change cue, told before. */
    REVISION,
    /** Another source differs. */
    CONFLICT,
    /** Too old to be told. */
    STALE
}
