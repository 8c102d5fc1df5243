package io.unlockwire.feed;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.vertx.core.buffer.impl.BufferImpl;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
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
     * @param live what to do with them for who has been here since before the first; null where the filter wants
     *            none of them
     * @param late the same for who came later
     */
    record Batch(Ring ring, long from, long next, Step.@Nullable Write live, Step.@Nullable Write late) {}

    private final Map<Selection, Selection> classes = new HashMap<>();
    private final IdentityHashMap<Selection, Batch> last = new IdentityHashMap<>();
    private final InstantSource clock;
    private final RecentPayloads recent;

    Batches(InstantSource clock, RecentPayloads recent) {
        this.clock = clock;
        this.recent = recent;
    }

    /** The one that stands for all equal ones: to be asked with below, and not compared for each event. */
    Selection same(Selection selection) {
        if (classes.size() >= CLASSES) {
            classes.clear();
            last.clear();
        }
        return classes.computeIfAbsent(selection, first -> first);
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
            return new Batch(ring, from, seq, null, null);
        }
        Payload payload = recent.same(new RecentPayloads.Key(ring, selection, from, seq),
                () -> joined(selection.form().told(chosen)));
        long oldest = chosen.get(0).at();
        return new Batch(ring, from, seq, new Step.Write(payload, chosen.size(), Step.Source.LIVE, oldest),
                new Step.Write(payload, chosen.size(), Step.Source.RING, oldest));
    }

    /** Several slices as one, without copying them. */
    static Payload joined(List<ByteBuf> slices) {
        return new Payload(BufferImpl.buffer(slices.size() == 1
                ? slices.get(0)
                : Unpooled.wrappedBuffer(slices.size(), slices.toArray(new ByteBuf[0]))));
    }
}
