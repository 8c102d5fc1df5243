package io.unlockwire.taskgroup;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import io.unlockwire.taskgroup.GroupFailure.Leaf;
import io.unlockwire.taskgroup.GroupFailure.Phase;
import io.unlockwire.taskgroup.Source.Kind;
import io.unlockwire.taskgroup.Subtask.State;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a group waits for before it signals, and for how long. */
class CleanupTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    @RegisterExtension
    final Lab lab = new Lab();
    private final List<String> trail = new ArrayList<>();
    private final AtomicReference<Subtask<String>> handle = new AtomicReference<>();
    private final AtomicReference<SubtaskScope> scope = new AtomicReference<>();
    private final Source later = new Source(Kind.LATER);

    @ParameterizedTest
    @EnumSource
    void cleanupsRunHoweverTheWorkEndedTheLastRegisteredFirst(Kind kind) {
        Source source = new Source(kind);
        Probe<String> probe = lab.subscribe(TaskGroup.run(g -> {
            lab.watch(g.fork("a", s -> {
                s.onStop(() -> later.item("").onItem().invoke(() -> trail.add("first")));
                s.onStop(() -> later.item("").onItem().invoke(() -> trail.add("second")));
                return source.item("x");
            }));
            return () -> "done";
        }));
        source.go();
        probe.isStillWaiting();
        later.go();
        assertThat(probe.item()).isEqualTo("done");
        assertThat(trail).containsExactly("second", "first");
    }

    @ParameterizedTest
    @EnumSource
    void aFailingCleanupNeitherStopsTheOthersNorGetsLost(Kind kind) {
        Source source = new Source(kind);
        RuntimeException first = lab.raise("first");
        RuntimeException second = lab.raise("second");
        Probe<String> probe = lab.subscribe(TaskGroup.run(g -> {
            handle.set(lab.watch(g.fork("a", s -> {
                s.onStop(() -> source.failure(second));
                s.onStop(() -> {
                    throw first;
                });
                return source.item("x");
            })));
            return () -> "";
        }));
        source.go();
        assertThat(probe.failure().leaves()).containsExactly(
                new Leaf("a", Phase.CLEANUP, first),
                new Leaf("a", Phase.CLEANUP, second));
        assertThat(handle.get().get()).isEqualTo("x");
    }

    @ParameterizedTest
    @EnumSource
    void anOptionalSubtasksCleanupFailsNothing(Kind kind) {
        Source source = new Source(kind);
        RuntimeException failure = lab.raise("cleanup");
        Probe<String> probe = lab.subscribe(TaskGroup.run(g -> {
            lab.watch(g.<String>subtask("a").orElse("none").fork(s -> {
                s.onStop(() -> source.failure(failure));
                return source.item("x");
            }));
            return () -> "done";
        }));
        source.go();
        assertThat(probe.item()).isEqualTo("done");
        assertThat(lab.dropped).containsExactly(failure);
    }

    @Test
    void aCleanupRegisteredAfterTheWorkHasEndedRunsAtOnce() {
        Probe<String> probe = lab.subscribe(TaskGroup.run(g -> {
            lab.watch(g.fork("a", s -> {
                scope.set(s);
                s.onStop(() -> later.item("holds it"));
                return Uni.createFrom().item("x");
            }));
            return () -> "done";
        }));
        scope.get().onStop(() -> Uni.createFrom().item("").onItem().invoke(() -> trail.add("ran")));
        assertThat(trail).containsExactly("ran");
        later.go();
        probe.item();
        scope.get().onStop(() -> Uni.createFrom().item("").onItem().invoke(() -> trail.add("ran again")));
        assertThat(trail).hasSize(2);
        assertThat(scope.get().isCancelled()).isFalse();
    }

    @Test
    void aTrackedCancellationCleanupIsAwaited() {
        Probe<String> probe = lab.subscribe(TaskGroup.run(g -> {
            handle.set(lab.watch(g.fork("a", later.<String>never("a")
                    .onCancellation().call(() -> TaskGroup.tracked(later.item("cleaned"))))));
            return () -> "done";
        }));
        handle.get().cancel();
        probe.isStillWaiting();
        assertThat(handle.get().state()).isEqualTo(State.CANCELLING);
        later.go();
        assertThat(probe.item()).isEqualTo("done");
    }

    @Test
    void aPlainCancellationCleanupIsNot() {
        Probe<String> probe = lab.subscribe(TaskGroup.run(g -> {
            handle.set(lab.watch(g.fork("a",
                    later.<String>never("a").onCancellation().call(() -> later.item("untracked")))));
            return () -> "done";
        }));
        handle.get().cancel();
        assertThat(probe.item()).isEqualTo("done");
    }

    @ParameterizedTest
    @EnumSource
    void aTrackedCleanupsFailureIsTheGroups(Kind kind) {
        Source source = new Source(kind);
        RuntimeException failure = lab.raise("cleanup");
        RuntimeException primary = lab.raise("primary");
        Probe<String> probe = lab.subscribe(TaskGroup.run(g -> {
            lab.watch(g.fork("a", source.<String>never("a")
                    .onCancellation().call(() -> TaskGroup.tracked(source.failure(failure)))));
            lab.watch(g.fork("b", source.failure(primary)));
            return () -> "";
        }));
        source.go();
        assertThat(probe.failure().leaves())
                .containsExactly(new Leaf("b", Phase.RUN, primary), new Leaf("a", Phase.CLEANUP, failure));
    }

    @ParameterizedTest
    @EnumSource
    void withoutAGroupTrackedIsTheCleanupItself(Kind kind) {
        Source source = new Source(kind);
        RuntimeException failure = lab.raise("plain");
        Probe<String> item = lab.subscribe(TaskGroup.tracked(source.item("x")));
        Probe<String> failed = lab.subscribe(TaskGroup.tracked(source.failure(failure)));
        source.go();
        assertThat(item.item()).isEqualTo("x");
        assertThat(failed.anyFailure()).isSameAs(failure);
    }

    @Test
    void aCleanupMayBeAGroupOfItsOwn() {
        Probe<String> probe = lab.subscribe(TaskGroup.run(g -> {
            handle.set(lab.watch(g.fork("a", s -> {
                s.onStop(() -> TaskGroup.run(cleanup -> {
                    lab.watch(cleanup.fork("one", later.item("1")));
                    lab.watch(cleanup.fork("two", later.item("2")));
                    return () -> trail.add("both");
                }));
                return later.never("a");
            })));
            return () -> "done";
        }));
        handle.get().cancel();
        probe.isStillWaiting();
        later.go();
        assertThat(probe.item()).isEqualTo("done");
        assertThat(trail).containsExactly("both");
    }

    @Test
    void theGraceBoundsTheWaitAndNamesWhatIsLeftBehind() {
        Probe<String> probe = lab.subscribe(lab.with().cleanupGrace(SECOND).run(g -> {
            handle.set(lab.watch(g.fork("stuck", s -> {
                s.onStop(() -> later.never("cleanup"));
                return later.never("work");
            })));
            lab.watch(g.fork("b", Uni.createFrom().failure(lab.raise("x"))));
            return () -> "";
        }));
        probe.isStillWaiting();
        lab.timer.advance(SECOND);
        assertThat(probe.failure().leaves()).extracting(Leaf::subtask).containsExactly("b", "stuck");
        assertThat(probe.failure().leaves().get(1).failure()).isInstanceOf(TimeoutException.class)
                .hasMessageContainingAll("'stuck'", "PT1S");
        assertThat(handle.get().state()).isEqualTo(State.CANCELLED);
    }

    @Test
    void theGraceCountsAlsoForACleanupAfterSuccessAndForACancelledSourceThatNeverSubscribed() {
        Probe<String> probe = lab.subscribe(lab.with().cleanupGrace(SECOND).run(g -> {
            lab.watch(g.fork("a", s -> {
                s.onStop(() -> later.never("cleanup"));
                return Uni.createFrom().item("x");
            }));
            handle.set(lab.watch(g.fork("silent", new SilentUni<String>())));
            return () -> "";
        }));
        handle.get().cancel();
        lab.timer.advance(SECOND);
        assertThat(probe.failure().leaves()).extracting(Leaf::subtask).containsExactlyInAnyOrder("a",
                "silent");
    }

    @Test
    void aCancelThatThrowsIsAFailureOfTheCleanup() {
        RuntimeException thrown = lab.raise("cancel");
        Probe<String> probe = lab.subscribe(TaskGroup.run(g -> {
            handle.set(lab.watch(g.fork("a",
                    Uni.createFrom().<String>emitter(emitter -> {}).onCancellation().invoke(() -> {
                        throw thrown;
                    }))));
            return () -> "";
        }));
        handle.get().cancel();
        if (probe.isDone() && probe.failureOrNull() != null) {
            assertThat(probe.failure().leaves()).containsExactly(new Leaf("a", Phase.CLEANUP, thrown));
        }
    }
}
