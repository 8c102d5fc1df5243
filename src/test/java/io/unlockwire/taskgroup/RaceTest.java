package io.unlockwire.taskgroup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.smallrye.mutiny.Context;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Seeded schedules, two threads each: whatever they do to a group at the same time, it gives at most one signal, every
 * handle
 * ends, and every failure is found in exactly one place. {@code -Dtaskgroup.rounds=1000000} by hand.
 */
class RaceTest {

    private static final int ROUNDS = Integer.getInteger("taskgroup.rounds", 1000);
    private static final long SEED = Long.getLong("taskgroup.seed", 7);

    private final Collection<Throwable> dropped = new ConcurrentLinkedQueue<>();
    private final Duel duel = new Duel();

    @BeforeEach
    void watch() {
        Infrastructure.setDroppedExceptionHandler(dropped::add);
    }

    @AfterEach
    void end() {
        duel.close();
        Infrastructure.resetDroppedExceptionHandler();
    }

    @Test
    void twoFailuresAtOnceAreBothFound() {
        for (int round = 0; round < ROUNDS; round++) {
            Round race = new Round(new Random(SEED + round), 2, false, TaskGroup.with());
            duel.fight(() -> race.sources.get(0).fail("a"), () -> race.sources.get(1).fail("b"));
            race.settle();
            race.check(round);
            if (race.raised.size() != race.leaves().size() + dropped.size()) {
                fail("round " + round);
            }
            dropped.clear();
        }
    }

    @Test
    void anythingAgainstAnything() {
        for (int round = 0; round < ROUNDS; round++) {
            Random random = new Random(SEED * 31 + round);
            TaskGroup.Options options = random.nextInt(3) == 0
                    ? TaskGroup.with().limit(1 + random.nextInt(2))
                    : TaskGroup.with();
            Round race = new Round(random, 1 + random.nextInt(4), true, options);
            Runnable mine = race.script();
            Runnable theirs = race.script();
            duel.fight(mine, theirs);
            race.settle();
            race.check(round);
            dropped.clear();
        }
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

    /** One group and what is done to it. */
    private final class Round {
        private final Random random;
        private final Collection<Throwable> raised = new ConcurrentLinkedQueue<>();
        private final List<RaceSource> sources = new CopyOnWriteArrayList<>();
        private final List<Subtask<Integer>> handles = new CopyOnWriteArrayList<>();
        private final Probe<Integer> probe = new Probe<>(Context.empty());
        private final AtomicReference<TaskGroup<Integer>> group = new AtomicReference<>();
        private volatile boolean cancelled;

        Round(Random random, int subtasks, boolean mixed, TaskGroup.Options options) {
            this.random = random;
            List<RaceSource> first = new ArrayList<>();
            for (int i = 0; i < subtasks; i++) {
                first.add(new RaceSource(mixed && random.nextInt(4) == 0, raised));
            }
            sources.addAll(first);
            options.<Integer>run(g -> {
                group.set(g);
                first.forEach(source -> handles.add(g.fork("s", source)));
                return () -> 1;
            }).subscribe().withSubscriber(probe);
        }

        Runnable script() {
            List<Runnable> actions = new ArrayList<>();
            for (int i = 1 + random.nextInt(3); i > 0; i--) {
                actions.add(action(random.nextInt(20), random.nextInt(sources.size()), random.nextBoolean()));
            }
            return () -> actions.forEach(Runnable::run);
        }

        private Runnable action(int kind, int which, boolean byHand) {
            return switch (kind) {
                case 0, 1, 2, 3, 4 -> () -> sources.get(which).item(1);
                case 5, 6, 7, 8 -> () -> sources.get(which).fail("x");
                case 9, 10, 11 -> () -> sources.get(which).arrive();
                case 12, 13 -> () -> handles.get(which).cancel();
                case 14 -> () -> group.get().cancel();
                case 15 -> () -> group.get().complete(2);
                case 16 -> () -> {
                    cancelled = true;
                    probe.cancel();
                };
                default -> () -> fork(new RaceSource(byHand, raised));
            };
        }

        private void fork(RaceSource source) {
            try {
                handles.add(group.get().fork("late", source));
                sources.add(source);
            } catch (IllegalStateException ended) {
                if (!ended.getMessage().contains("'late'")) {
                    throw ended;
                }
            }
        }

        /** Lets whatever is still open end. */
        void settle() {
            boolean open = true;
            for (int i = 0; i < 100 && open; i++) {
                sources.forEach(RaceSource::arrive);
                sources.forEach(source -> source.item(1));
                open = handles.stream()
                        .anyMatch(handle -> handle.state().compareTo(Subtask.State.SUCCEEDED) < 0);
            }
        }

        List<GroupFailure.Leaf> leaves() {
            return probe.failureOrNull() instanceof GroupFailure failure ? failure.leaves() : List.of();
        }

        void check(int round) {
            for (Subtask<Integer> handle : handles) {
                if (handle.state().compareTo(Subtask.State.SUCCEEDED) < 0) {
                    fail("round " + round + ": " + handle + " is " + handle.state());
                }
            }
            if (probe.signals() > 1 || (probe.signals() == 0 && !cancelled)) {
                fail("round " + round + ": " + probe.signals() + " signals");
            }
            for (Throwable failure : raised) {
                long places = leaves().stream().filter(leaf -> leaf.failure() == failure).count()
                        + dropped.stream().filter(other -> other == failure).count();
                if (places != 1) {
                    fail("round " + round + ": a failure was found in " + places + " places");
                }
            }
        }
    }
}
