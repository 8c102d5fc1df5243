package io.unlockwire.feed;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.vertx.core.buffer.impl.BufferImpl;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one event loop last chose for each class of clients: all whose cursors stand at the same
 * place (nearly all do) are given the same bytes, so that a filter is asked and a batch is built once a
 * loop and not once a client, and compressed once for all loops. Confined to its loop.
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
    record Batch(Ring ring, long from, long next, @Nullable Payload bytes, int events, long oldest) {}

    private final Map<Selection, Batch> last = new HashMap<>();
    private final InstantSource clock;
    private final RecentPayloads recent;

    Batches(InstantSource clock, RecentPayloads recent) {
        this.clock = clock;
        this.recent = recent;
    }

    /**
     * The batch from there on, at most 64 KiB unless one event alone is larger; null where it has left
     * the ring.
     */
    @Nullable
    Batch from(Ring ring, Selection selection, long seq) {
        Batch known = last.get(selection);
        if (known != null && known.ring == ring && known.from == seq) {
            return known;
        }
        Batch built = build(ring, selection, seq);
        if (built != null) {
            if (last.size() >= CLASSES) {
                last.clear();
            }
            last.put(selection, built);
        }
        return built;
    }

    private @Nullable Batch build(Ring ring, Selection selection, long from) {
        Filter filter = selection.filter();
        boolean everything = filter.everything();
        long end = ring.view().next();
        List<Entry> chosen = new ArrayList<>();
        int bytes = 0;
        long seq = from;
        for (; seq < end; seq++) {
            Entry entry = ring.at(seq);
            if (entry == null) {
                return null;
            }
            if (!everything && !filter.accepts(entry.facts(), clock.instant())) {
                continue;
            }
            if (!chosen.isEmpty() && bytes + entry.length() > LIMIT) {
                break;
            }
            chosen.add(entry);
            bytes += entry.length();
        }
        if (chosen.isEmpty()) {
            return new Batch(ring, from, seq, null, 0, 0);
        }
        Payload payload = recent.same(new RecentPayloads.Key(ring, selection, from, seq),
                () -> joined(selection.form().told(chosen)));
        return new Batch(ring, from, seq, payload, chosen.size(), chosen.get(0).at());
    }

    /** Several slices as one, without copying them. */
    static Payload joined(List<ByteBuf> slices) {
        return new Payload(BufferImpl.buffer(slices.size() == 1
                ? slices.get(0)
                : Unpooled.wrappedBuffer(slices.size(), slices.toArray(new ByteBuf[0]))));
    }
}
