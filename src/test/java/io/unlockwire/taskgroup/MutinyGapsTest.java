package io.unlockwire.taskgroup;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Context;
import io.smallrye.mutiny.Uni;
import io.unlockwire.taskgroup.Source.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Why this package exists: each test shows what Mutiny's own join does, then that a group does better. One that fails
 * in its
 * first half tells that Mutiny has learnt it.
 */
class MutinyGapsTest {

    @RegisterExtension
    final Lab lab = new Lab();
    private final Source later = new Source(Kind.LATER);
    private final List<String> trail = new ArrayList<>();

    private Uni<String> withCleanup() {
        return later.<String>never("work").onCancellation()
                .call(() -> TaskGroup.tracked(later.item("").onItem().invoke(() -> trail.add("cleaned"))));
    }

    @Test
    void aJoinSignalsBeforeTheCleanupsOfTheOthersHaveEnded() {
        Probe<?> join = lab.subscribe(Uni.join()
                .all(withCleanup(), Uni.createFrom().<String>failure(lab.raise("1"))).andFailFast());
        join.anyFailure();
        assertThat(trail).isEmpty();
        later.go();
        trail.clear();

        Probe<String> group = lab.subscribe(TaskGroup.run(g -> {
            g.fork("a", withCleanup());
            g.fork("b", Uni.createFrom().failure(lab.raise("2")));
            return () -> "";
        }));
        group.isStillWaiting();
        later.go();
        group.failure();
        assertThat(trail).containsExactly("cleaned");
    }

    @Test
    void aJoinsRetryOverlapsTheAttemptBefore() {
        AtomicInteger alive = new AtomicInteger();
        List<Integer> aliveAtStart = new ArrayList<>();
        Uni<String> work = Uni.createFrom().<String>deferred(() -> {
            aliveAtStart.add(alive.getAndIncrement());
            return later.<String>never("work").onCancellation()
                    .call(() -> TaskGroup.tracked(later.item("").onItem().invoke(alive::decrementAndGet)));
        });
        Uni<String> failing = Uni.createFrom().failure(lab.raise("x"));
        lab.subscribe(Uni.join().all(work, failing).andFailFast().onFailure().retry().atMost(2)).anyFailure();
        assertThat(aliveAtStart).containsExactly(0, 1, 2);
        later.go();
        aliveAtStart.clear();

        Uni<String> failingToo = Uni.createFrom().failure(lab.raise("y"));
        Probe<String> group = lab.subscribe(TaskGroup.<String>run(g -> {
            g.fork("a", work);
            g.fork("b", failingToo);
            return () -> "";
        }).onFailure().retry().atMost(2));
        later.go();
        group.failure();
        assertThat(aliveAtStart).containsExactly(0, 0, 0);
    }

    @Test
    void aJoinOfManySynchronousUnisAtConcurrencyOneGivesNoSignal() {
        List<Uni<Integer>> many = IntStream.range(0, 50_000).mapToObj(i -> Uni.createFrom().item(i)).toList();
        Probe<List<Integer>> join = new Probe<>(Context.empty());
        try {
            Uni.join().all(many).usingConcurrencyOf(1).andFailFast().subscribe().withSubscriber(join);
        } catch (StackOverflowError overflow) {
            trail.add("overflow");
        }
        assertThat(join.isDone() && join.failureOrNull() == null).isFalse();

        Probe<Integer> group = lab.subscribe(TaskGroup.with().limit(1).run(g -> {
            many.forEach(uni -> g.fork("s", uni));
            return many::size;
        }));
        assertThat(group.item()).isEqualTo(50_000);
    }

    @Test
    void siblingsOfAJoinShareOneContext() {
        List<String> seen = new ArrayList<>();
        Uni<String> writer = Uni.createFrom().item("w").attachContext().onItem().transform(it -> {
            it.context().put("key", "written by a sibling");
            return it.get();
        });
        Uni<String> reader = Uni.createFrom().item("r").attachContext().onItem().transform(it -> {
            seen.add(it.context().getOrElse("key", () -> "nothing"));
            return it.get();
        });
        lab.subscribe(Uni.join().all(writer, reader).andFailFast(), Context.of("any", "thing")).item();
        lab.subscribe(TaskGroup.run(g -> {
            g.fork("writer", writer);
            g.fork("reader", reader);
            return () -> "";
        }), Context.of("any", "thing")).item();
        assertThat(seen).containsExactly("written by a sibling", "nothing");
    }

    @Test
    void aSubscribeThatThrowsLeavesAJoinWithoutASignal() {
        RuntimeException thrown = lab.raise("subscribe");
        Probe<List<String>> join = new Probe<>(Context.empty());
        try {
            Uni.join()
                    .all(later.<String>never("leaked"), new BrokenUni<String>(new IllegalStateException("x")))
                    .andFailFast()
                    .subscribe().withSubscriber(join);
        } catch (IllegalStateException out) {
            trail.add("thrown at the subscriber");
        }
        join.isStillWaiting();
        assertThat(later.cancelled()).isEmpty();

        Probe<String> group = lab.subscribe(TaskGroup.run(g -> {
            g.fork("sibling", later.never("freed"));
            g.fork("broken", new BrokenUni<String>(thrown));
            return () -> "";
        }));
        group.failure();
        assertThat(later.cancelled()).containsExactly("freed");
    }

    @Test
    void aFailingJoinLosesItemsAlreadyCollected() {
        Queue<String> closed = new ConcurrentLinkedQueue<>();
        lab.subscribe(Uni.join()
                .all(Uni.createFrom().item("lease"), Uni.createFrom().<String>failure(lab.raise("1")))
                .andFailFast())
                .anyFailure();
        assertThat(closed).isEmpty();

        lab.subscribe(TaskGroup.run(g -> {
            g.<String>subtask("lease").onDiscard(closed::add).fork(Uni.createFrom().item("lease"));
            g.fork("failing", Uni.createFrom().failure(lab.raise("2")));
            return () -> "";
        })).failure();
        assertThat(closed).containsExactly("lease");
    }

    @Test
    void queuedWorkOfACancelledJoinStillRuns() {
        Queue<Runnable> pool = new ConcurrentLinkedQueue<>();
        Uni<String> queued = Uni.createFrom().item(() -> {
            trail.add("ran");
            return "x";
        }).runSubscriptionOn(pool::add);
        lab.subscribe(Uni.join().all(queued, Uni.createFrom().<String>failure(lab.raise("1"))).andFailFast())
                .anyFailure();
        pool.remove().run();
        assertThat(trail).containsExactly("ran");
        trail.clear();

        Probe<String> group = lab.subscribe(TaskGroup.with().blockingExecutor(pool::add).run(g -> {
            g.forkBlocking("queued", () -> trail.add("ran"));
            g.fork("failing", Uni.createFrom().failure(lab.raise("2")));
            return () -> "";
        }));
        group.failure();
        pool.remove().run();
        assertThat(trail).isEmpty();
    }
}
