package io.unlockwire.feed;

import org.jspecify.annotations.Nullable;

/**
 * What a client is being given: a snapshot, a replay, the live tail. Confined to the client's event
 * loop; never blocks; asked again whenever there is room to write and something has happened.
 */
interface Stage {

    Step next();

    /**
     * The id from which a client that has all that was written would go on; null while that is not
     * settled.
     */
    default @Nullable StreamId checkpoint() {
        return null;
    }
}
