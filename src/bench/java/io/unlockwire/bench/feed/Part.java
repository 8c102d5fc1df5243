package io.unlockwire.bench.feed;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What is done to a contender. {@link #IDLE} is {@link Idle}'s, {@link #ROLLING} is {@link Rolling}'s. */
enum Part {

    /** Followers who are sent nothing. */
    IDLE(1, 0) {
        @Override
        List<Window> of(Trials trials, int clients, int seconds) {
            throw new UnsupportedOperationException("measured as memory");
        }
    },
    /** Two replicas restarted in turn under a third of the clients; {@link Rolling}'s, and of ours alone. */
    ROLLING(3, 10) {
        @Override
        List<Window> of(Trials trials, int clients, int seconds) {
            throw new UnsupportedOperationException("needs replicas");
        }
    },
    /** A third of the clients, ten events a second: nothing to be batched. */
    STEADY(3, 10) {
        @Override
        List<Window> of(Trials trials, int clients, int seconds) throws IOException {
            return flow(trials, clients, 0, seconds);
        }
    },
    /** A fifteenth of the clients, a hundred events a second. */
    FAST(15, 100) {
        @Override
        List<Window> of(Trials trials, int clients, int seconds) throws IOException {
            return flow(trials, clients, 0, seconds);
        }
    },
    /** 500 events at once to a third of the clients. */
    BURST(3, 0) {
        @Override
        List<Window> of(Trials trials, int clients, int seconds) throws IOException {
            try (Trial trial = trials.trial()) {
                trial.come(clients, 0);
                trial.burst(20);
                return List.of(trial.burst(500));
            }
        }
    },
    /** As {@link #FAST}, while one in twenty takes nothing. */
    STALLED(15, 100) {
        @Override
        List<Window> of(Trials trials, int clients, int seconds) throws IOException {
            return flow(trials, clients, clients / 20, seconds);
        }
    },
    /** A third of the clients cut their connections, miss 200 events and come back at once. */
    STORM(3, 0) {
        @Override
        List<Window> of(Trials trials, int clients, int seconds) throws IOException {
            try (Trial trial = trials.trial()) {
                trial.come(clients, 0);
                trial.burst(20);
                trial.leave();
                trial.unseen(200);
                return List.of(trial.comeBack());
            }
        }
    };

    private static final int WINDOWS = 5;
    /** The first to flow is long enough for a compiler that has half a processor to itself. */
    private static final int WARM_UP_SECONDS = 60;

    private final int share;
    private final int perSecond;

    Part(int share, int perSecond) {
        this.share = share;
        this.perSecond = perSecond;
    }

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Its share of the clients. */
    int clients(int most) {
        return most / share;
    }

    abstract List<Window> of(Trials trials, int clients, int seconds) throws IOException;

    /** Windows that together take so many seconds, after a warm-up. */
    List<Window> flow(Trials trials, int clients, int stalled, int seconds) throws IOException {
        try (Trial trial = trials.trial()) {
            trial.come(clients, stalled);
            trial.flow(perSecond, perSecond * (this == STEADY ? WARM_UP_SECONDS : WARM_UP_SECONDS / 2));
            List<Window> windows = new ArrayList<>();
            for (int i = 0; i < WINDOWS; i++) {
                windows.add(trial.flow(perSecond, Math.max(1, perSecond * seconds / WINDOWS)));
            }
            return windows;
        }
    }
}
