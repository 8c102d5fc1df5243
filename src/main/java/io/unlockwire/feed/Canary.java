package io.unlockwire.feed;

import java.time.Duration;
import java.time.Instant;

/**
 * Says that clients have been told all that Kafka held when it was asked: a probe of the whole way that
 * needs no record on a topic.
 *
 * @param asked when Kafka was asked where the topic ends
 */
record Canary(Instant asked, Notice notice) {

    static Canary of(Instant asked) {
        return new Canary(asked, Notice.event("canary", "{\"at\":\"" + asked + "\"}"));
    }

    Duration age(Instant now) {
        return Duration.between(asked, now);
    }
}
