package io.unlockwire.feed;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The newest batches of all event loops, so that two loops that choose the same do not compress it
 * twice. Few, since each keeps some of the ring's memory. Thread-safe.
 */
final class RecentPayloads {

    private static final int KEPT = 16;

    /** Entries {@code [from, next)} of a ring, as a class of clients sees them. */
    record Key(Ring ring, Selection selection, long from, long next) {}

    private final Map<Key, Payload> newest = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Payload> eldest) {
            return size() > KEPT;
        }
    };

    synchronized Payload same(Key key, Supplier<Payload> made) {
        return newest.computeIfAbsent(key, absent -> made.get());
    }
}
