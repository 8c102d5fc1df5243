package io.unlockwire.feed;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * The newest alerts, encoded, in the order in which this replica read them; bounded in entries and
 * in
 * bytes, the oldest leaving first. One thread appends and publishes; any thread reads what is
 * published, without a lock: an entry carries its number, so a reader that is too slow sees that
 * its
 * place was given away.
 */
final class Ring {

    private static final int SLAB = 1 << 20;

    /**
     * What is to be had: entries {@code [first, next)}.
     *
     * @param floor how far someone must have got to find everything that is missing here
     * @param frontier how far the tail has got, past the last entry
     * @param complete nothing that the topic holds lies before the first entry
     */
    record View(long first, long next, Positions floor, Positions frontier, boolean complete) {}

    private final AtomicReferenceArray<Entry> slots;
    private final int mask;
    private final long maxBytes;
    private final String incarnation;
    private final Upcoming upcoming = new Upcoming();

    private long first;
    private long next;
    private long bytes;
    private Positions floor;
    private Positions reached;
    private boolean complete;
    private Slab slab = new Slab(SLAB);
    private volatile View view;

    /**
     * @param entries a power of two
     * @param start where the tail begins to read
     * @param complete the topic holds nothing before that
     */
    Ring(int entries, long maxBytes, String incarnation, Positions start, boolean complete) {
        if (Integer.bitCount(entries) != 1) {
            throw new IllegalArgumentException("a ring has a power of two of entries, not " + entries);
        }
        slots = new AtomicReferenceArray<>(entries);
        mask = entries - 1;
        this.maxBytes = maxBytes;
        this.incarnation = incarnation;
        this.complete = complete;
        floor = start;
        reached = start;
        view = new View(0, 0, start, start, complete);
    }

    /** Tail thread: writes an alert down; readers see it at the next {@link #publish}. */
    Entry append(int partition, long offset, long at, AlertFacts facts, byte[] payload) {
        reached = reached.with(partition, offset + 1);
        SseBlock block = new SseBlock(payload.length + 192).id(new StreamId(incarnation, reached));
        int body = block.length();
        byte[] encoded = block.event(facts.event()).data(payload).end();
        if (!slab.fits(encoded.length)) {
            slab = new Slab(Math.max(SLAB, encoded.length));
        }
        int start = slab.append(encoded);
        Entry entry = new Entry(next, partition, offset, at, reached, facts, slab, start, start + body,
                start + encoded.length);
        if (next - first > mask) {
            evict();
        }
        slots.set((int) next & mask, entry);
        upcoming.told(entry);
        next++;
        bytes += encoded.length;
        while (bytes > maxBytes && next - first > 1) {
            evict();
        }
        return entry;
    }

    /** Tail thread: shows readers all that was appended, and how far the tail has got; whether that is news. */
    boolean publish(Positions frontier) {
        reached = reached.max(frontier);
        View seen = view;
        boolean news = seen.next != next || !seen.frontier.equals(reached);
        if (news) {
            view = new View(first, next, floor, reached, complete);
        }
        return news;
    }

    View view() {
        return view;
    }

    Upcoming upcoming() {
        return upcoming;
    }

    String incarnation() {
        return incarnation;
    }

    /** Null where the entry has left. */
    @Nullable
    Entry at(long seq) {
        Entry entry = slots.get((int) seq & mask);
        return entry != null && entry.seq() == seq ? entry : null;
    }

    /**
     * From where on a client that has got so far is to be served; a few entries behind it may be known
     * to it, where several partitions are read in another order here. Empty where something it lacks
     * has
     * left.
     */
    Optional<Long> locate(Positions has) {
        View now = view;
        if (!has.covers(now.floor)) {
            return Optional.empty();
        }
        long low = now.first;
        long high = now.next;
        while (low < high) {
            long middle = (low + high) >>> 1;
            Entry entry = at(middle);
            if (entry == null) {
                return Optional.empty();
            }
            if (has.covers(entry.after())) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return Optional.of(low);
    }

    /**
     * How far someone has got who has everything stamped before a moment, as Kafka's index of times
     * would say: each partition's first record that is not before it. Empty where only Kafka can tell.
     */
    Optional<Positions> before(long moment) {
        View now = view;
        Positions result = now.frontier;
        boolean[] older = new boolean[now.frontier.partitions()];
        boolean[] found = new boolean[older.length];
        for (long seq = now.first; seq < now.next; seq++) {
            Entry entry = at(seq);
            if (entry == null) {
                return Optional.empty();
            }
            int p = entry.partition();
            if (!found[p] && entry.at() >= moment) {
                found[p] = true;
                result = result.with(p, entry.offset());
            }
            older[p] |= !found[p];
        }
        for (boolean one : older) {
            if (!one && !now.complete) {
                return Optional.empty();
            }
        }
        return Optional.of(result);
    }

    private void evict() {
        Entry oldest = slots.getAndSet((int) first & mask, null);
        upcoming.left(oldest);
        floor = floor.max(oldest.after());
        bytes -= oldest.length();
        complete = false;
        first++;
    }
}
