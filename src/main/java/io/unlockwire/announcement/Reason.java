package io.unlockwire.announcement;

/** Why a text announces no unlock; the names are public and stable. */
enum Reason {
    /** Nothing about tokens coming free. */
    NO_UNLOCK,
    /** No token is named. */
    NO_TOKEN,
    /** It tells of the past. */
    PAST_UNLOCK,
    /** Several tokens under one figure, none by itself. */
    AGGREGATE,
    /** A rate or a plan over time without an event. */
    SCHEDULE,
    /** A definition, a guide, a study. */
    LESSON,
    /** An if or a would. */
    HYPOTHETICAL, PHONE_UNLOCK, WALLET_UNLOCK, STAKING, AIRDROP, IDIOM,
    /** A token is named, but neither amount, value, share nor time. */
    NO_FIGURE
}
