package io.unlockwire.feed;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where a client begins: the ring if it can, Kafka where it must, and never a silent jump. */
final class Joining {

    private final Ring ring;
    private final Batches batches;
    private final InstantSource clock;
    private final Replay.Pages pages;

    Joining(Ring ring, Batches batches, InstantSource clock, Replay.Pages pages) {
        this.ring = ring;
        this.batches = batches;
        this.clock = clock;
        this.pages = pages;
    }

    Stage begin(Ask ask) {
        String lastId = ask.lastId();
        Long since = ask.since();
        if (lastId != null) {
            StreamId id = StreamId.parse(lastId);
            if (id == null) {
                return anew(ask.selection(), Reset.MALFORMED);
            }
            return id.incarnation().equals(ring.incarnation())
                    ? after(id.positions(), ask.selection())
                    : anew(ask.selection(), Reset.INCARNATION);
        }
        if (since != null) {
            Optional<Positions> known = ring.before(since);
            return known.isPresent()
                    ? after(known.get(), ask.selection())
                    : replay(ask.selection(), new Place.Since(since));
        }
        return anew(ask.selection(), null);
    }

    /** What is upcoming, then live; told why where the client asked for another place. */
    Stage anew(Selection selection, @Nullable Reset why) {
        Ring.View view = ring.view();
        Instant now = clock.instant();
        StreamId place = new StreamId(ring.incarnation(), view.frontier());
        Stage stage = new Snapshot(ring.upcoming().before(view.next(), now, selection.filter()), place,
                selection.form(),
                new Cursor(ring, batches, clock, selection, view.next(), null));
        return why == null
                ? stage
                : new Saying(new Step.Jump(why, Payload.of(why.in(selection.form(), place))), stage);
    }

    /** Null where the ring lacks some of what follows. */
    @Nullable
    Stage cursor(Selection selection, Positions has) {
        Ring.View view = ring.view();
        boolean ordered = view.frontier().partitions() <= 1 && view.frontier().covers(has);
        return ring.locate(has)
                .map(seq -> new Cursor(ring, batches, clock, selection, seq, ordered ? null : has))
                .orElse(null);
    }

    String incarnation() {
        return ring.incarnation();
    }

    private Stage after(Positions has, Selection selection) {
        Stage live = ring.view().frontier().covers(has) ? cursor(selection, has) : null;
        return live == null ? replay(selection, new Place.At(has)) : live;
    }

    private Stage replay(Selection selection, Place from) {
        return new Replay(this, selection, pages, from);
    }
}
