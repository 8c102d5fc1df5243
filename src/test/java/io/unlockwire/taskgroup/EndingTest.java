package io.unlockwire.taskgroup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.unlockwire.taskgroup.GroupFailure.Phase;
import io.unlockwire.taskgroup.Source.Kind;
import io.unlockwire.taskgroup.Subtask.State;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The ways a group ends that are no failure: by a call, by its subscriber, by itself. */
class EndingTest {

    @RegisterExtension
    final Lab lab = new Lab();
    private final AtomicReference<TaskGroup<String>> group = new AtomicReference<>();
    private final AtomicReference<Subtask<String>> handle = new AtomicReference<>();

    @ParameterizedTest
    @EnumSource
    void nothingRunsBeforeTheSubscription(Kind kind) {
        Source source = new Source(kind);
        var uni = TaskGroup.<String>run(g -> {
            g.fork("a", source.item("x"));
            return () -> "done";
        });
        assertThat(source.started()).isEmpty();
        Probe<String> probe = lab.subscribe(uni);
        source.go();
        assertThat(probe.item()).isEqualTo("done");
    }

    @ParameterizedTest
    @EnumSource
    void anEmptyGroupEndsAtOnce(Kind kind) {
        assertThat(lab.subscribe(TaskGroup.run(g -> () -> kind)).item()).isEqualTo(kind);
    }

    @ParameterizedTest
    @EnumSource
    void subtasksStartInForkOrderWhenTheBodyReturns(Kind kind) {
        Source source = new Source(kind);
        Probe<String> probe = lab.subscribe(TaskGroup.run(g -> {
            g.fork("a", source.item("1"));
            g.fork("b", source.item("2"));
            g.fork("c", source.item("3"));
            assertThat(source.started()).isEmpty();
            return () -> "";
        }));
        assertThat(source.started()).containsExactly("item 1", "item 2", "item 3");
        source.go();
        probe.item();
    }

    @ParameterizedTest
    @EnumSource
    void aSubtaskForksMoreAndTheGroupWaitsForThem(Kind kind) {
        Source source = new Source(kind);
        List<Subtask<String>> forked = new ArrayList<>();
        Probe<Integer> probe = lab.subscribe(TaskGroup.run(g -> {
            g.fork("a", scope -> {
                forked.add(lab.watch(g.fork("child", source.item("c"))));
                return source.item("a");
            });
            return () -> forked.get(0).get().length();
        }));
        source.go();
        assertThat(probe.item()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void cancelEndsTheGroupWithoutAFailure(Kind kind) {
        Source source = new Source(kind);
        Probe<String> probe = lab.subscribe(TaskGroup.run(g -> {
            group.set(g);
            Subtask<String> done = lab.watch(g.fork("done", source.item("x")));
            lab.watch(g.fork("endless", source.never("endless")));
            return () -> done.getOrElse("nothing");
        }));
        source.go();
        assertThat(group.get().isCancelled()).isFalse();
        group.get().cancel();
        group.get().cancel();
        assertThat(probe.item()).isEqualTo("x");
        assertThat(group.get().isCancelled()).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void cancelWithinTheBodyStartsNothing(Kind kind) {
        Source source = new Source(kind);
        Probe<String> probe = lab.subscribe(TaskGroup.run(g -> {
            handle.set(lab.watch(g.fork("a", source.item("x"))));
            g.cancel();
            lab.watch(g.fork("b", source.item("y")));
            return () -> handle.get().state().name();
        }));
        assertThat(probe.item()).isEqualTo("CANCELLED");
        assertThat(source.started()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void aFailureAfterCancelStillFailsTheGroup(Kind kind) {
        Source source = new Source(kind);
        RuntimeException failure = lab.raise("after cancel");
        Probe<String> probe = lab.subscribe(TaskGroup.run(g -> {
            lab.watch(g.<String>fork("a", scope -> {
                g.cancel();
                throw failure;
            }));
            return () -> "";
        }));
        assertThat(probe.failure().leaves().get(0).failure()).isSameAs(failure);
        assertThat(source.started()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void completeGivesItsResultOnceAllHaveStopped(Kind kind) {
        Source source = new Source(kind);
        Probe<String> probe = lab.subscribe(TaskGroup.run(g -> {
            group.set(g);
            lab.watch(g.fork("a", scope -> {
                scope.onStop(() -> source.item("cleaned"));
                return source.never("a");
            }));
            return () -> "supplier";
        }));
        assertThat(group.get().complete("mine")).isTrue();
        assertThat(group.get().complete("too late")).isFalse();
        if (kind == Kind.LATER) {
            probe.isStillWaiting();
        }
        source.go();
        assertThat(probe.item()).isEqualTo("mine");
    }

    @ParameterizedTest
    @EnumSource
    void whatFailsAfterCompleteGoesToTheDroppedHandler(Kind kind) {
        Source source = new Source(kind);
        RuntimeException failure = lab.raise("cleanup");
        Probe<String> probe = lab.subscribe(TaskGroup.run(g -> {
            group.set(g);
            lab.watch(g.fork("a", scope -> {
                scope.onStop(() -> source.failure(failure));
                return source.never("a");
            }));
            return () -> "supplier";
        }));
        group.get().complete("mine");
        source.go();
        assertThat(probe.item()).isEqualTo("mine");
        assertThat(lab.dropped).containsExactly(failure);
    }

    @ParameterizedTest
    @EnumSource
    void aCancelledSubscriberHearsNothingAndFailuresGoToTheListener(Kind kind) {
        Source source = new Source(kind);
        RuntimeException failure = lab.raise("cleanup");
        Probe<String> probe = lab.subscribe(TaskGroup.with().listener(lab.ear()).run(g -> {
            lab.watch(g.fork("a", scope -> {
                scope.onStop(() -> source.failure(failure));
                return source.never("a");
            }));
            return () -> "";
        }));
        probe.cancel();
        source.go();
        probe.isStillWaiting();
        assertThat(lab.told).containsExactly(failure);
        assertThat(source.cancelled()).containsExactly("a");
    }

    @ParameterizedTest
    @EnumSource
    void cancelThenAnOuterCancelGivesNoItem(Kind kind) {
        Source source = new Source(kind);
        Probe<String> probe = lab.subscribe(TaskGroup.run(g -> {
            group.set(g);
            lab.watch(g.fork("a", scope -> {
                scope.onStop(() -> source.item("cleaned"));
                return source.never("a");
            }));
            return () -> "";
        }));
        if (kind == Kind.WITHIN) {
            probe.cancel();
            group.get().cancel();
        } else {
            group.get().cancel();
            probe.cancel();
        }
        source.go();
        probe.isStillWaiting();
    }

    @ParameterizedTest
    @EnumSource
    void forkingAfterTheEndIsRefusedAndTheWorkNotSubscribed(Kind kind) {
        Source source = new Source(kind);
        lab.subscribe(TaskGroup.with().name("ended").<String>run(g -> {
            group.set(g);
            return () -> "";
        })).item();
        assertThatIllegalStateException().isThrownBy(() -> group.get().fork("late", source.item("x")))
                .withMessageContaining("'late'").withMessageContaining("'ended'");
        assertThat(source.started()).isEmpty();
        assertThat(group.get().complete("x")).isFalse();
        assertThat(group.get().isCancelled()).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void aForkWithinTheSupplierIsRefused(Kind kind) {
        Source source = new Source(kind);
        Probe<String> probe = lab
                .subscribe(TaskGroup.run(g -> () -> g.fork("late", source.item("x")).name()));
        assertThat(probe.failure().leaves()).singleElement().matches(leaf -> leaf.phase() == Phase.BODY);
    }

    @ParameterizedTest
    @EnumSource
    void aHandleCancelledBeforeItsTurnNeverStarts(Kind kind) {
        Source source = new Source(kind);
        Probe<String> probe = lab.subscribe(TaskGroup.with().limit(1).run(g -> {
            lab.watch(g.fork("a", source.item("x")));
            handle.set(lab.watch(g.fork("b", source.item("y"))));
            lab.watch(g.fork("c", source.item("z")));
            handle.get().cancel();
            return () -> "done";
        }));
        source.go();
        assertThat(probe.item()).isEqualTo("done");
        assertThat(handle.get().state()).isEqualTo(State.CANCELLED);
        assertThat(source.started()).containsExactly("item x", "item z");
    }
}
