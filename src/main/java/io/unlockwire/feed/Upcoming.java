package io.unlockwire.feed;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The newest alert about each unlock that is still to come, as far as the ring holds it. Written by
 * the
 * tail thread; read by any.
 */
final class Upcoming {

    static final int MOST = 500;

    private final Map<String, Entry> newest = new ConcurrentHashMap<>();

    void told(Entry entry) {
        if (entry.facts().upcoming(Instant.MIN)) {
            newest.put(entry.facts().unlockId(), entry);
        } else {
            newest.remove(entry.facts().unlockId());
        }
    }

    void left(Entry entry) {
        newest.remove(entry.facts().unlockId(), entry);
    }

    /**
     * At most 500, the nearest in time, in the order in which they were told. What was told at or after
     * {@code end} is left out: it follows live.
     */
    List<Entry> before(long end, Instant now, Filter filter) {
        return newest.values().stream()
                .filter(entry -> entry.seq() < end && entry.facts().upcoming(now)
                        && filter.accepts(entry.facts(), now))
                .sorted(Comparator.comparing(
                        entry -> Objects.requireNonNullElse(entry.facts().from(), Instant.MAX)))
                .limit(MOST)
                .sorted(Comparator.comparingLong(Entry::seq))
                .toList();
    }
}
