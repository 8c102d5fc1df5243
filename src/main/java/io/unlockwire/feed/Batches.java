package io.unlockwire.feed;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.buffer.impl.BufferImpl;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one event loop last chose for each class of clients: all whose cursors stand at the same
 * place
 * (nearly all do) are given the same buffer, so that a filter is asked and a batch is built once a
 * loop
 * and not once a client. Confined to its loop.
 */
final class Batches {

    static final int LIMIT = 64 << 10;
    private static final int CLASSES = 256;

    /**
     * Entries {@code [from, next)}.
     *
     * @param bytes null where the filter wants none of them
     * @param oldest when Kafka stamped the first event
     */
    record Batch(Ring ring, long from, long next, @Nullable Buffer bytes, int events, long oldest) {}

    private final Map<Filter, Batch> last = new HashMap<>();
    private final InstantSource clock;

    Batches(InstantSource clock) {
        this.clock = clock;
    }

    /**
     * The batch from there on, at most 64 KiB unless one event alone is larger; null where it has left
     * the ring.
     */
    @Nullable
    Batch from(Ring ring, Filter filter, long seq) {
        Batch known = last.get(filter);
        if (known != null && known.ring == ring && known.from == seq) {
            return known;
        }
        Batch built = build(ring, filter, seq);
        if (built != null) {
            if (last.size() >= CLASSES) {
                last.clear();
            }
            last.put(filter, built);
        }
        return built;
    }

    private @Nullable Batch build(Ring ring, Filter filter, long from) {
        long end = ring.view().next();
        List<ByteBuf> runs = new ArrayList<>(1);
        Entry runStart = null;
        Entry runEnd = null;
        int bytes = 0;
        int events = 0;
        long oldest = 0;
        long seq = from;
        for (; seq < end; seq++) {
            Entry entry = ring.at(seq);
            if (entry == null) {
                return null;
            }
            if (!filter.everything() && !filter.accepts(entry.facts(), clock.instant())) {
                continue;
            }
            if (events > 0 && bytes + entry.length() > LIMIT) {
                break;
            }
            if (runStart == null || runEnd == null || !entry.follows(runEnd)) {
                add(runs, runStart, runEnd);
                runStart = entry;
            }
            runEnd = entry;
            bytes += entry.length();
            oldest = events++ == 0 ? entry.at() : oldest;
        }
        add(runs, runStart, runEnd);
        return new Batch(ring, from, seq, joined(runs), events, oldest);
    }

    private static void add(List<ByteBuf> runs, @Nullable Entry first, @Nullable Entry last) {
        if (first != null && last != null) {
            runs.add(first.slab().slice(first.start(), last.end()));
        }
    }

    /** One buffer of several slices, without copying them; null for none. */
    static @Nullable Buffer joined(List<ByteBuf> slices) {
        if (slices.isEmpty()) {
            return null;
        }
        return BufferImpl.buffer(slices.size() == 1
                ? slices.get(0)
                : Unpooled.wrappedBuffer(slices.size(), slices.toArray(new ByteBuf[0])));
    }
}
