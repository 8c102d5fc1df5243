package io.unlockwire.feed;

import java.time.Duration;
import java.util.Locale;

/** Why a stream ended. */
enum Closing {
    /** The client went. */
    CLIENT,
    /** The replica shuts down. */
    DRAIN,
    /** Old enough to give a new replica its share. */
    AGE,
    /** Nothing was taken for too long. */
    STALLED,
    /** Too slow for the ring; goes on from Kafka. */
    BEHIND,
    /** Kafka did not answer while the place was looked up. */
    UNAVAILABLE,
    /** The topic was made anew. */
    RECREATED,
    /** The credential that opened it is no longer good. */
    CREDENTIAL;

    /** How soon the client is to come back, at the least; up to twice as long. */
    Duration retry() {
        return this == BEHIND || this == RECREATED ? Duration.ofMillis(500) : Duration.ofSeconds(2);
    }

    String tag() {
        return name().toLowerCase(Locale.ROOT);
    }
}
