package io.unlockwire.taskgroup;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import io.unlockwire.taskgroup.GroupFailure.Leaf;
import io.unlockwire.taskgroup.GroupFailure.Phase;
import io.unlockwire.taskgroup.Source.Kind;
import io.unlockwire.taskgroup.Subtask.State;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What fails a group, what does not, and what its failure holds: as asyncio's and Trio's groups have it. */
class FailureTest {

    @RegisterExtension
    final Lab lab = new Lab();

    @ParameterizedTest
    @EnumSource
    void oneFailureIsAGroupToo(Kind kind) {
        Source source = new Source(kind);
        RuntimeException failure = lab.raise("a");
        Probe<String> probe = lab.subscribe(TaskGroup.run(group -> {
            lab.watch(group.fork("a", source.failure(failure)));
            return () -> "";
        }));
        source.go();
        assertThat(probe.failure().leaves()).containsExactly(new Leaf("a", Phase.RUN, failure));
        assertThat(probe.failure().getCause()).isSameAs(failure);
        assertThat(failure.getSuppressed()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void siblingsThatRunAreCancelledAndThoseThatWaitNeverStart(Kind kind) {
        Source source = new Source(kind);
        AtomicReference<Subtask<String>> running = new AtomicReference<>();
        AtomicReference<Subtask<String>> waiting = new AtomicReference<>();
        Probe<String> probe = lab.subscribe(TaskGroup.with().limit(2).run(group -> {
            running.set(lab.watch(group.fork("running", source.never("running"))));
            lab.watch(group.fork("failing", source.failure(lab.raise("x"))));
            waiting.set(lab.watch(group.fork("waiting", source.never("waiting"))));
            return () -> "";
        }));
        source.go();
        assertThat(probe.failure().leaves()).hasSize(1);
        assertThat(source.cancelled()).containsExactly("running");
        assertThat(source.started()).doesNotContain("waiting");
        assertThat(running.get().state()).isEqualTo(State.CANCELLED);
        assertThat(waiting.get().state()).isEqualTo(State.CANCELLED);
    }

    @ParameterizedTest
    @EnumSource
    void successesBeforeAFailureAreKeptByTheirHandles(Kind kind) {
        Source source = new Source(kind);
        AtomicReference<Subtask<String>> good = new AtomicReference<>();
        Probe<String> probe = lab.subscribe(TaskGroup.run(group -> {
            good.set(lab.watch(group.fork("good", source.item("fine"))));
            group.fork("bad", source.failure(lab.raise("x")));
            return () -> "";
        }));
        source.go();
        probe.failure();
        assertThat(good.get().get()).isEqualTo("fine");
    }

    @ParameterizedTest
    @EnumSource
    void aSubtaskThatFailsWhileItIsCancelledAddsItsFailure(Kind kind) {
        Source source = new Source(kind);
        RuntimeException first = lab.raise("first");
        RuntimeException second = lab.raise("second");
        Probe<String> probe = lab.subscribe(TaskGroup.run(group -> {
            lab.watch(group.fork("stubborn", scope -> {
                scope.onStop(() -> source.failure(second));
                return source.never("stubborn");
            }));
            lab.watch(group.fork("failing", source.failure(first)));
            return () -> "";
        }));
        source.go();
        assertThat(probe.failure().leaves()).containsExactly(
                new Leaf("failing", Phase.RUN, first),
                new Leaf("stubborn", Phase.CLEANUP, second));
    }

    @ParameterizedTest
    @EnumSource
    void aNestedGroupsFailureStaysNested(Kind kind) {
        Source source = new Source(kind);
        RuntimeException failure = lab.raise("deep");
        Probe<String> probe = lab.subscribe(TaskGroup.with().name("outer").run(outer -> {
            lab.watch(outer.fork("inner", TaskGroup.with().name("inner").run(inner -> {
                lab.watch(inner.fork("a", source.failure(failure)));
                return () -> "";
            })));
            return () -> "";
        }));
        source.go();
        assertThat(probe.failure().getCauses()).singleElement().isInstanceOf(GroupFailure.class);
        assertThat(probe.failure().leaves()).containsExactly(new Leaf("a", Phase.RUN, failure));
        assertThat(probe.failure()).hasMessageContaining("'outer'").hasMessageContaining("'inner'");
    }

    @ParameterizedTest
    @EnumSource
    void anOuterFailureStopsTheInnerGroupAndTakesWhatItsCleanupRaises(Kind kind) {
        Source source = new Source(kind);
        RuntimeException outerFailure = lab.raise("outer");
        RuntimeException innerCleanup = lab.raise("inner cleanup");
        Probe<String> probe = lab.subscribe(TaskGroup.run(outer -> {
            lab.watch(outer.fork("inner", TaskGroup.run(inner -> {
                lab.watch(inner.fork("a", scope -> {
                    scope.onStop(() -> source.failure(innerCleanup));
                    return source.never("a");
                }));
                return () -> "";
            })));
            lab.watch(outer.fork("b", source.failure(outerFailure)));
            return () -> "";
        }));
        source.go();
        assertThat(probe.failure().leaves()).containsExactly(
                new Leaf("b", Phase.RUN, outerFailure),
                new Leaf("a", Phase.CLEANUP, innerCleanup));
    }

    @ParameterizedTest
    @EnumSource
    void aFunctionThatThrowsFailsItsSubtask(Kind kind) {
        Source source = new Source(kind);
        RuntimeException thrown = lab.raise("thrown");
        Probe<String> probe = lab.subscribe(TaskGroup.run(group -> {
            lab.watch(group.fork("sibling", source.never("sibling")));
            lab.watch(group.<String>fork("a", scope -> {
                throw thrown;
            }));
            return () -> "";
        }));
        assertThat(probe.failure().leaves()).containsExactly(new Leaf("a", Phase.RUN, thrown));
    }

    @ParameterizedTest
    @EnumSource
    void aSupplierThatThrowsIsAFailureOfTheBody(Kind kind) {
        Source source = new Source(kind);
        RuntimeException thrown = lab.raise("thrown");
        Probe<String> probe = lab.subscribe(TaskGroup.with().name("g").run(group -> {
            lab.watch(group.fork("a", source.item("x")));
            return () -> {
                throw thrown;
            };
        }));
        source.go();
        assertThat(probe.failure().leaves()).containsExactly(new Leaf("g", Phase.BODY, thrown));
    }

    @ParameterizedTest
    @EnumSource
    void fatalErrorsComeOutRawOnceTheSiblingsHaveStopped(Kind kind) {
        Source source = new Source(kind);
        LinkageError fatal = lab.raise(new NoClassDefFoundError("gone"));
        RuntimeException other = lab.raise("cleanup");
        Probe<String> probe = lab.subscribe(TaskGroup.with().listener(lab.ear()).run(group -> {
            lab.watch(group.fork("a", scope -> {
                scope.onStop(() -> source.failure(other));
                return source.never("a");
            }));
            lab.watch(group.fork("b", source.failure(fatal)));
            return () -> "";
        }));
        source.go();
        assertThat(probe.anyFailure()).isSameAs(fatal);
        assertThat(lab.told).containsExactly(other);
    }

    @ParameterizedTest
    @EnumSource
    void otherErrorsAreGrouped(Kind kind) {
        Source source = new Source(kind);
        AssertionError error = lab.raise(new AssertionError("wrong"));
        Probe<String> probe = lab.subscribe(TaskGroup.run(group -> {
            lab.watch(group.fork("a", source.failure(error)));
            return () -> "";
        }));
        source.go();
        assertThat(probe.failure().contains(AssertionError.class)).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void cancellationOfSomethingElseIsAFailureLikeAnyOther(Kind kind) {
        Source source = new Source(kind);
        CancellationException foreign = lab.raise(new CancellationException("elsewhere"));
        Probe<String> probe = lab.subscribe(TaskGroup.run(group -> {
            lab.watch(group.fork("a", source.failure(foreign)));
            return () -> "";
        }));
        source.go();
        assertThat(probe.failure().leaves()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void aSubscribeThatThrowsFailsItsSubtaskAndFreesTheSiblings(Kind kind) {
        Source source = new Source(kind);
        RuntimeException thrown = lab.raise("subscribe");
        Probe<String> probe = lab.subscribe(TaskGroup.run(group -> {
            lab.watch(group.fork("sibling", source.never("sibling")));
            lab.watch(group.fork("a", new BrokenUni<String>(thrown)));
            return () -> "";
        }));
        assertThat(probe.failure().leaves()).containsExactly(new Leaf("a", Phase.RUN, thrown));
        assertThat(source.cancelled()).containsExactly("sibling");
    }

    @ParameterizedTest
    @EnumSource
    void retryingAGroupNeverOverlapsItsAttempts(Kind kind) {
        Source source = new Source(kind);
        int[] alive = new int[1];
        int[] attempts = new int[1];
        Uni<String> group = TaskGroup.run(g -> {
            assertThat(alive[0]).as("alive when the next attempt begins").isZero();
            attempts[0]++;
            g.fork("side effect", scope -> {
                alive[0]++;
                scope.onStop(() -> source.item("cleaned").onItem().invoke(() -> alive[0]--));
                return source.never("side effect");
            });
            g.fork("failing", source.failure(attempts[0] == 3 ? lab.raise("last") : lab.handled("retried")));
            return () -> "";
        });
        Probe<String> probe = lab.subscribe(group.onFailure().retry().atMost(2));
        source.go();
        probe.failure();
        assertThat(attempts[0]).isEqualTo(3);
        assertThat(alive[0]).isZero();
    }
}
