package io.unlockwire.taskgroup;

import static org.assertj.core.api.Assertions.fail;

import io.smallrye.mutiny.Context;
import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

/** One group of a race, what is done to it, and what has to hold of it then. */
final class RaceRound {

    enum Act {
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

    private final Random random;
    private final Collection<Throwable> elsewhere;
    final Collection<Throwable> raised = new ConcurrentLinkedQueue<>();
    final List<RaceSource> sources = new CopyOnWriteArrayList<>();
    private final List<Subtask<Integer>> handles = new CopyOnWriteArrayList<>();
    private final Probe<Integer> probe = new Probe<>(Context.empty());
    private final AtomicReference<TaskGroup<Integer>> group = new AtomicReference<>();
    private volatile boolean cancelled;

    /** @param elsewhere where failures go that the group does not give */
    RaceRound(Random random, int subtasks, boolean mixed, Collection<Throwable> elsewhere) {
        this.random = random;
        this.elsewhere = elsewhere;
        for (int i = 0; i < subtasks; i++) {
            sources.add(new RaceSource(mixed && random.nextInt(4) == 0, raised));
        }
    }

    void open(TaskGroup.Options options) {
        group(options).subscribe().withSubscriber(probe);
    }

    /** The first subtask is forked before the group is shown. */
    private Uni<Integer> group(TaskGroup.Options options) {
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
                    + elsewhere.stream().filter(other -> other == failure).count();
            if (places != 1) {
                fail("round " + round + ": a failure was found in " + places + " places");
            }
        }
    }
}
