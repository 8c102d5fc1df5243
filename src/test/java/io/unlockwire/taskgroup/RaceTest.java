package io.unlockwire.taskgroup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.smallrye.mutiny.Context;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
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

    private final Collection<Throwable> dropped = new ConcurrentLinkedQueue<>();
    private final Collection<Throwable> told = new ConcurrentLinkedQueue<>();
    private final GroupListener ear = new GroupListener() {
        @Override
        public void onDropped(String group, String subtask, Throwable failure) {
            told.add(failure);
        }
    };
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
            Round race = new Round(new Random(SEED + round), 2, false, options(round % 2 == 0));
            duel.fight(() -> race.sources.get(0).fail("a"), () -> race.sources.get(1).fail("b"));
            race.settle();
            race.check(round);
            if (race.raised.size() != race.leaves().size() + dropped.size() + told.size()) {
                fail("round " + round);
            }
            forget();
        }
    }

    /** Every pair of what can be done to a group is met; the last end is where most scripts lead. */
    @Test
    void anythingAgainstAnything() {
        Set<Set<Act>> met = new HashSet<>();
        for (int round = 0; round < ROUNDS; round++) {
            Random random = new Random(SEED * 31 + round);
            TaskGroup.Options options = options(random.nextBoolean());
            if (random.nextInt(3) == 0) {
                options = options.limit(1 + random.nextInt(2));
            }
            Round race = new Round(random, 1 + random.nextInt(4), true, options);
            List<Act> mine = race.acts();
            List<Act> theirs = race.acts();
            mine.forEach(one -> theirs.forEach(other -> met.add(Set.copyOf(List.of(one, other)))));
            duel.fight(race.script(mine), race.script(theirs));
            race.settle();
            race.check(round);
            forget();
        }
        assertThat(met).hasSize(Act.values().length * (Act.values().length + 1) / 2);
    }

    /** The other thread acts as soon as the body has shown it the group. */
    @Test
    void anythingWhileTheBodyRuns() {
        Set<Act> met = new HashSet<>();
        for (int round = 0; round < ROUNDS; round++) {
            Random random = new Random(SEED * 37 + round);
            TaskGroup.Options options = options(random.nextBoolean());
            if (random.nextInt(3) == 0) {
                options = options.limit(1 + random.nextInt(2));
            }
            Round race = new Round(random, 2 + random.nextInt(4), true);
            List<Act> theirs = race.acts();
            met.addAll(theirs);
            Runnable script = race.script(theirs);
            Uni<Integer> group = race.group(options);
            duel.fight(() -> group.subscribe().withSubscriber(race.probe), () -> race.onceShown(script));
            race.settle();
            race.check(round);
            forget();
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

    private void forget() {
        dropped.clear();
        told.clear();
    }

    private enum Act {
        ITEM(5), FAILURE(4), SUBSCRIPTION(3), SUBTASK_CANCEL(2), GROUP_CANCEL(1), COMPLETE(
                1), DOWNSTREAM_CANCEL(
                        1), FORK(3);

        private final int weight;

        Act(int weight) {
            this.weight = weight;
        }
    }

    private static final List<Act> LOTS = Stream.of(Act.values())
            .flatMap(act -> Collections.nCopies(act.weight, act).stream()).toList();

    /** One group and what is done to it. */
    private final class Round {
        private final Random random;
        private final Collection<Throwable> raised = new ConcurrentLinkedQueue<>();
        private final List<RaceSource> sources = new CopyOnWriteArrayList<>();
        private final List<Subtask<Integer>> handles = new CopyOnWriteArrayList<>();
        private final Probe<Integer> probe = new Probe<>(Context.empty());
        private final AtomicReference<TaskGroup<Integer>> group = new AtomicReference<>();
        private volatile boolean cancelled;

        Round(Random random, int subtasks, boolean mixed) {
            this.random = random;
            for (int i = 0; i < subtasks; i++) {
                sources.add(new RaceSource(mixed && random.nextInt(4) == 0, raised));
            }
        }

        Round(Random random, int subtasks, boolean mixed, TaskGroup.Options options) {
            this(random, subtasks, mixed);
            group(options).subscribe().withSubscriber(probe);
        }

        /** The first subtask is forked before the group is shown. */
        Uni<Integer> group(TaskGroup.Options options) {
            List<RaceSource> first = List.copyOf(sources);
            return options.run(g -> {
                for (RaceSource source : first) {
                    handles.add(g.fork("s", source));
                    group.set(g);
                }
                return () -> 1;
            });
        }

        void onceShown(Runnable script) {
            while (group.get() == null) {
                Thread.onSpinWait();
            }
            script.run();
        }

        List<Act> acts() {
            return random.ints(1 + random.nextInt(3), 0, LOTS.size()).mapToObj(LOTS::get).toList();
        }

        Runnable script(List<Act> acts) {
            List<Runnable> steps = acts.stream()
                    .map(act -> step(act, random.nextInt(sources.size()), random.nextBoolean())).toList();
            return () -> steps.forEach(Runnable::run);
        }

        private Runnable step(Act act, int which, boolean byHand) {
            return switch (act) {
                case ITEM -> () -> sources.get(which).item(1);
                case FAILURE -> () -> sources.get(which).fail("x");
                case SUBSCRIPTION -> () -> sources.get(which).arrive();
                case SUBTASK_CANCEL -> () -> handles.get(Math.min(which, handles.size() - 1)).cancel();
                case GROUP_CANCEL -> () -> group.get().cancel();
                case COMPLETE -> () -> group.get().complete(2);
                case DOWNSTREAM_CANCEL -> () -> {
                    if (probe.cancelIfSubscribed()) {
                        cancelled = true;
                    }
                };
                case FORK -> () -> fork(new RaceSource(byHand, raised));
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
                        + Stream.concat(dropped.stream(), told.stream()).filter(other -> other == failure)
                                .count();
                if (places != 1) {
                    fail("round " + round + ": a failure was found in " + places + " places");
                }
            }
        }
    }
}
