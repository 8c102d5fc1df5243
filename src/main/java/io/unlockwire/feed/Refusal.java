package io.unlockwire.feed;

/** Why a client was sent away before its stream began. */
enum Refusal {
    /** The replica shuts down. */
    DRAINING,
    /** The ring is not filled yet. */
    STARTING,
    /** The replica has as many as it serves. */
    TOTAL,
    /** This address has as many as it may. */
    ADDRESS,
    /** This address comes too often. */
    RATE
}
