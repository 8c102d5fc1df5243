package io.unlockwire.feed;

import io.netty.buffer.ByteBuf;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A place in the ring: all that a live client is. Where it comes from another replica with several
 * partitions read in another order, it first <em>merges</em>: it skips what the client has and
 * gives
 * each event an id of the client's own, until this replica has got as far everywhere; from then on
 * its
 * bytes are everybody's.
 */
final class Cursor implements Stage {

    private static final Step BEHIND = new Step.End(Closing.BEHIND);

    private final Ring ring;
    private final Batches batches;
    private final InstantSource clock;
    private final Selection selection;
    private final long joined;
    private long seq;
    private @Nullable Positions has;

    /**
     * @param seq the first entry to look at
     * @param has how far the client has got; null where that is just before {@code seq}
     */
    Cursor(Ring ring, Batches batches, InstantSource clock, Selection selection, long seq,
            @Nullable Positions has) {
        this.ring = ring;
        this.batches = batches;
        this.clock = clock;
        this.selection = batches.same(selection);
        this.seq = seq;
        this.has = has;
        joined = ring.view().next();
    }

    @Override
    public Step next() {
        Ring.View view = ring.view();
        while (seq < view.next()) {
            if (has != null) {
                Step step = merge(view, has);
                if (step != null) {
                    return step;
                }
                continue;
            }
            Batches.Batch batch = batches.from(ring, selection, seq);
            if (batch == null) {
                return BEHIND;
            }
            Step.Write write = seq >= joined ? batch.live() : batch.late();
            seq = batch.next();
            if (write != null) {
                return write;
            }
        }
        return Step.IDLE;
    }

    @Override
    public @Nullable StreamId checkpoint() {
        Ring.View view = ring.view();
        if (seq < view.next()) {
            return null;
        }
        return new StreamId(ring.incarnation(), has == null ? view.frontier() : view.frontier().max(has));
    }

    private @Nullable Step merge(Ring.View view, Positions known) {
        List<ByteBuf> blocks = new ArrayList<>();
        Positions got = known;
        int bytes = 0;
        int events = 0;
        long oldest = 0;
        boolean level = false;
        while (seq < view.next() && !level && bytes < Batches.LIMIT) {
            Entry entry = ring.at(seq);
            if (entry == null) {
                return BEHIND;
            }
            seq++;
            boolean missing = !got.hasRead(entry.partition(), entry.offset());
            if (missing) {
                got = got.with(entry.partition(), entry.offset() + 1);
            }
            level = entry.after().covers(got);
            if (missing && selection.filter().accepts(entry.facts(), clock.instant())) {
                blocks.add(selection.form().told(entry,
                        new StreamId(ring.incarnation(), level ? entry.after() : got)));
                bytes += entry.length();
                oldest = events++ == 0 ? entry.at() : oldest;
            }
        }
        has = level ? null : got;
        return blocks.isEmpty()
                ? null
                : new Step.Write(Batches.joined(blocks), events, Step.Source.RING, oldest);
    }
}
