package io.unlockwire.taskgroup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.smallrye.mutiny.Uni;
import io.unlockwire.taskgroup.Source.Kind;
import io.unlockwire.taskgroup.Subtask.State;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Limits hold, stacks and memory stay small, nothing is alive at the signal. */
class BoundsTest {

    @RegisterExtension
    final Lab lab = new Lab();
    private final AtomicReference<TaskGroup<String>> group = new AtomicReference<>();
    private final Source later = new Source(Kind.LATER);

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7})
    void neverMoreThanTheLimitRunAndAllEndInForkOrder(int limit) {
        AtomicInteger running = new AtomicInteger();
        List<Integer> order = new ArrayList<>();
        Probe<Integer> probe = lab.subscribe(TaskGroup.with().limit(limit).run(g -> {
            List<Subtask<Integer>> all = IntStream.range(0, 50)
                    .mapToObj(i -> lab.watch(g.<Integer>fork("s" + i, scope -> {
                        assertThat(running.incrementAndGet()).isLessThanOrEqualTo(limit);
                        order.add(i);
                        return later.item(i).onItem().invoke(running::decrementAndGet);
                    }))).toList();
            assertThat(all).allMatch(handle -> handle.state() == State.NEW);
            return all::size;
        }));
        later.go();
        assertThat(probe.item()).isEqualTo(50);
        assertThat(order).isSorted();
    }

    @Test
    void aHundredThousandSynchronousSubtasksAtALimitOfOneEnd() {
        Probe<Integer> probe = lab.subscribe(TaskGroup.with().limit(1).run(g -> {
            List<Subtask<Integer>> all = IntStream.range(0, 100_000)
                    .mapToObj(i -> g.fork("s", Uni.createFrom().item(1))).toList();
            return () -> all.stream().mapToInt(Subtask::get).sum();
        }));
        assertThat(probe.item()).isEqualTo(100_000);
    }

    @Test
    void aChainInWhichEachStartEndsTheOneBeforeEndsToo() {
        List<LateUni<Integer>> sources = IntStream.range(0, 20_000).mapToObj(i -> new LateUni<Integer>())
                .toList();
        Probe<String> probe = lab.subscribe(TaskGroup.with().limit(2).run(g -> {
            for (int i = 0; i < sources.size(); i++) {
                LateUni<Integer> before = i == 0 ? null : sources.get(i - 1);
                LateUni<Integer> own = sources.get(i);
                g.fork("s", Uni.createFrom().<Integer>deferred(() -> own).onSubscription().invoke(() -> {
                    if (before != null) {
                        before.subscriber().onItem(1);
                    }
                }));
            }
            return () -> "done";
        }));
        sources.get(sources.size() - 1).subscriber().onItem(1);
        assertThat(probe.item()).isEqualTo("done");
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 64, 1024})
    void noSiblingIsAliveWhenTheFailureIsSeen(int siblings) {
        AtomicInteger alive = new AtomicInteger();
        AtomicInteger aliveAtFailure = new AtomicInteger(-1);
        Uni<String> uni = TaskGroup.<String>run(g -> {
            for (int i = 0; i < siblings; i++) {
                lab.watch(g.fork("s", scope -> {
                    alive.incrementAndGet();
                    scope.onStop(() -> later.item("").onItem().invoke(alive::decrementAndGet));
                    return later.never("s");
                }));
            }
            g.fork("failing", later.failure(lab.raise("x")));
            return () -> "";
        }).onFailure().invoke(() -> aliveAtFailure.set(alive.get()));
        Probe<String> probe = lab.subscribe(uni);
        later.go();
        probe.failure();
        assertThat(aliveAtFailure).hasValue(0);
    }

    @ParameterizedTest
    @EnumSource
    void aLongLivedGroupForgetsWhatHasEnded(Kind kind) {
        Source source = new Source(kind);
        Probe<String> probe = lab.subscribe(TaskGroup.run(g -> {
            group.set(g);
            g.fork("long", later.item("x"));
            return () -> "";
        }));
        WeakReference<Subtask<byte[]>> ended = new WeakReference<>(
                group.get().fork("ended", source.item(new byte[1])));
        source.go();
        awaitCollected(ended);
        later.go();
        probe.item();
    }

    @Test
    void afterTheEndNothingKeepsBodyHandlesOrFailures() {
        List<WeakReference<?>> all = new ArrayList<>();
        endGroup(all);
        all.forEach(this::awaitCollected);
        assertThat(group.get().isCancelled()).isTrue();
    }

    private void endGroup(List<WeakReference<?>> all) {
        Object owned = new Object();
        RuntimeException failure = new IllegalStateException("x");
        all.add(new WeakReference<>(owned));
        all.add(new WeakReference<>(failure));
        TaskGroup.<String>run(g -> {
            group.set(g);
            all.add(new WeakReference<>(g.fork("a", later.item("a"))));
            all.add(new WeakReference<>(g.fork("b", Uni.createFrom().failure(failure))));
            return owned::toString;
        }).subscribe().with(item -> {}, ignored -> {});
        later.go();
    }

    private void awaitCollected(WeakReference<?> reference) {
        await().atMost(Duration.ofSeconds(10)).pollInterval(Duration.ofMillis(10)).until(() -> {
            System.gc();
            return reference.get() == null;
        });
    }
}
