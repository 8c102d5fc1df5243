package io.unlockwire.feed;

import io.netty.buffer.ByteBuf;
import java.util.ArrayList;
import java.util.List;

/**
 * What is upcoming, told to a client that has no place in the stream: alerts without ids, then one
 * checkpoint with the id from which the tail goes on, so that a client cut in between begins again
 * instead of missing the rest.
 */
final class Snapshot implements Stage {

    private final List<Entry> entries;
    private final StreamId place;
    private final Form form;
    private final Stage then;
    private int told;
    private boolean placed;

    Snapshot(List<Entry> entries, StreamId place, Form form, Stage then) {
        this.entries = entries;
        this.place = place;
        this.form = form;
        this.then = then;
    }

    @Override
    public Step next() {
        if (told < entries.size()) {
            List<ByteBuf> blocks = new ArrayList<>();
            int bytes = 0;
            int from = told;
            while (told < entries.size() && bytes < Batches.LIMIT) {
                Entry entry = entries.get(told++);
                blocks.add(form.told(entry, null));
                bytes += entry.length();
            }
            return new Step.Write(Batches.joined(blocks), told - from,
                    Step.Source.SNAPSHOT, entries.get(from).at());
        }
        if (!placed) {
            placed = true;
            return Step.Write.control(form.checkpoint(place));
        }
        return new Step.Become(then);
    }
}
