package io.unlockwire.taskgroup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.smallrye.mutiny.Context;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.unlockwire.taskgroup.RaceRound.Act;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Seeded schedules, two threads each: whatever they do to a group at the same time, it gives at most one signal, every
 * handle ends, and every failure is found in exactly one place. A million of them by hand:
 * {@code mvn test -Dtest=RaceTest -Dtaskgroup.rounds=1000000}.
 */
class RaceTest {

    private static final int ROUNDS = Integer.getInteger("taskgroup.rounds", 1000);
    private static final long SEED = Long.getLong("taskgroup.seed", 7);

    /** Failures that no group gave: dropped, or told to the listener. */
    private final Collection<Throwable> elsewhere = new ConcurrentLinkedQueue<>();
    private final GroupListener ear = new GroupListener() {
        @Override
        public void onDropped(String group, String subtask, Throwable failure) {
            elsewhere.add(failure);
        }
    };
    private final Duel duel = new Duel();

    @BeforeEach
    void watch() {
        Infrastructure.setDroppedExceptionHandler(elsewhere::add);
    }

    @AfterEach
    void end() {
        duel.close();
        Infrastructure.resetDroppedExceptionHandler();
    }

    @Test
    void twoFailuresAtOnceAreBothFound() {
        for (int round = 0; round < ROUNDS; round++) {
            RaceRound race = new RaceRound(new Random(SEED + round), 2, false, elsewhere);
            race.open(options(round % 2 == 0));
            duel.fight(() -> race.sources.get(0).fail("a"), () -> race.sources.get(1).fail("b"));
            race.settle();
            race.check(round);
            if (race.raised.size() != race.leaves().size() + elsewhere.size()) {
                fail("round " + round);
            }
            elsewhere.clear();
        }
    }

    /** Every pair of what can be done to a group is met; the last end is where most scripts lead. */
    @Test
    void anythingAgainstAnything() {
        Set<Set<Act>> met = new HashSet<>();
        for (int round = 0; round < ROUNDS; round++) {
            Random random = new Random(SEED * 31 + round);
            TaskGroup.Options options = options(random);
            RaceRound race = new RaceRound(random, 1 + random.nextInt(4), true, elsewhere);
            race.open(options);
            List<Act> mine = race.acts();
            List<Act> theirs = race.acts();
            mine.forEach(one -> theirs.forEach(other -> met.add(Set.copyOf(List.of(one, other)))));
            duel.fight(race.script(mine), race.script(theirs));
            race.settle();
            race.check(round);
            elsewhere.clear();
        }
        assertThat(met).hasSize(Act.values().length * (Act.values().length + 1) / 2);
    }

    /** The other thread acts as soon as the body has shown it the group. */
    @Test
    void anythingWhileTheBodyRuns() {
        Set<Act> met = new HashSet<>();
        for (int round = 0; round < ROUNDS; round++) {
            Random random = new Random(SEED * 37 + round);
            TaskGroup.Options options = options(random);
            RaceRound race = new RaceRound(random, 2 + random.nextInt(4), true, elsewhere);
            List<Act> theirs = race.acts();
            met.addAll(theirs);
            Runnable script = race.script(theirs);
            duel.fight(() -> race.open(options), () -> race.onceShown(script));
            race.settle();
            race.check(round);
            elsewhere.clear();
        }
        assertThat(met).hasSize(Act.values().length);
    }

    @Test
    void anInterruptNeverReachesThePoolThread() throws Exception {
        ExecutorService pool = Executors.newSingleThreadExecutor();
        try {
            for (int round = 0; round < ROUNDS / 10; round++) {
                AtomicReference<Subtask<Integer>> handle = new AtomicReference<>();
                int spins = new Random(SEED + round).nextInt(2000);
                Probe<Integer> probe = new Probe<>(Context.empty());
                TaskGroup.with().blockingExecutor(pool).<Integer>run(g -> {
                    handle.set(g.forkBlocking("a", () -> 1));
                    return () -> handle.get().getOrElse(0);
                }).subscribe().withSubscriber(probe);
                for (int i = 0; i < spins; i++) {
                    Thread.onSpinWait();
                }
                handle.get().cancel();
                assertThat(probe.item()).isBetween(0, 1);
                assertThat(
                        pool.submit(() -> Thread.currentThread().isInterrupted()).get(10, TimeUnit.SECONDS))
                        .isFalse();
            }
        } finally {
            pool.shutdownNow();
        }
    }

    private TaskGroup.Options options(boolean listened) {
        return listened ? TaskGroup.with().listener(ear) : TaskGroup.with();
    }

    private TaskGroup.Options options(Random random) {
        TaskGroup.Options options = options(random.nextBoolean());
        return random.nextInt(3) == 0 ? options.limit(1 + random.nextInt(2)) : options;
    }
}
