package io.unlockwire.feed;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Older than the ring: page by page from Kafka, the next one asked for only when the last one is
 * written, so that a slow client holds no reader; as soon as the ring has all that is still
 * missing, a
 * cursor takes over.
 */
final class Replay implements Stage {

    private final Joining joining;
    private final Selection selection;
    private final Pages pages;
    private Place place;
    private boolean asked;
    private History.@Nullable Page page;

    /**
     * Asks for a page and, once it is there, hands it over on the client's loop and asks the client for
     * a step.
     */
    interface Pages {

        void ask(History.Wanted wanted, Replay answer);
    }

    Replay(Joining joining, Selection selection, Pages pages, Place place) {
        this.joining = joining;
        this.selection = selection;
        this.pages = pages;
        this.place = place;
    }

    void answered(History.Page read) {
        page = read;
    }

    @Override
    public Step next() {
        History.Page read = page;
        if (read == null) {
            if (!asked) {
                asked = true;
                pages.ask(new History.Wanted(joining.incarnation(), place, selection), this);
            }
            return Step.IDLE;
        }
        page = null;
        asked = false;
        Function<History.Gone, Step> gone = none -> new Step.End(Closing.UNAVAILABLE);
        return read.fold(this::told, expired -> new Step.Become(joining.anew(selection, expired.why())),
                gone);
    }

    private Step told(History.Events events) {
        place = new Place.At(events.after());
        Stage live = joining.cursor(selection, events.after());
        Stage rest = live == null ? this : live;
        return events.count() == 0
                ? live == null ? next() : new Step.Become(live)
                : rest == this ? write(events) : new Step.Become(new Saying(write(events), rest));
    }

    private static Step.Write write(History.Events events) {
        return new Step.Write(new Payload(events.blocks()), events.count(), Step.Source.KAFKA, 0);
    }
}
