package io.unlockwire.feed;

import java.time.Instant;

/**
 * Whether Kafka could be reached when it was last probed; both answers at once, from any thread.
 */
public interface Upstream {

    boolean reachable();

    /** Since when {@link #reachable()} has been as it is. */
    Instant since();
}
