package io.unlockwire.bench.feed;

import io.unlockwire.lab.crowd.Tally;
import io.unlockwire.testkit.LiveHeap;
import java.io.IOException;
import java.util.Locale;

/**
 * What a connection weighs over which nothing comes.
 *
 * @param heap bytes of live heap each; 0 where there is none to look into
 * @param rss resident bytes each
 * @param after one event to all of them
 */
record Idle(int clients, Tally held, double heap, double rss, Window after) {

    private static final int FIRST = 500;

    /** A few come and go first, so that what is loaded once for all is not laid at the others' door. */
    static Idle of(Contender contender, Trials trials, int clients) throws IOException {
        try (Trial first = trials.trial()) {
            first.come(Math.min(FIRST, clients), 0);
            first.burst(20);
        }
        try (Trial trial = trials.trial()) {
            long pid = trial.server().pid();
            long heapBefore = contender.java() ? LiveHeap.of(pid).orElseThrow() : 0;
            long before = trial.server().usage().rss();
            Tally held = trial.come(clients, 0);
            long heap = contender.java() ? LiveHeap.of(pid).orElseThrow() : 0;
            long rss = trial.server().usage().rss();
            return new Idle(clients, held, (heap - heapBefore) / (double) clients,
                    (rss - before) / (double) clients,
                    trial.burst(1));
        }
    }

    boolean right() {
        return held.open() == clients && after.right();
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%d of %d held; a connection: %s heap, %.1f kB resident; then %s",
                held.open(), clients, heap == 0 ? "no" : String.format(Locale.ROOT, "%.1f kB", heap / 1e3),
                rss / 1e3, after);
    }
}
