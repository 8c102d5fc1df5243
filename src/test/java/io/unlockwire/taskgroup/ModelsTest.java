package io.unlockwire.taskgroup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.mutiny.Context;
import io.smallrye.mutiny.Uni;
import io.unlockwire.taskgroup.GroupFailure.Leaf;
import io.unlockwire.taskgroup.GroupFailure.Phase;
import io.unlockwire.taskgroup.Source.Kind;
import io.unlockwire.taskgroup.Subtask.State;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the models do where several things happen at once or a second time: what they promise, groups promise. */
class ModelsTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    @RegisterExtension
    final Lab lab = new Lab();
    private final AtomicReference<TaskGroup<String>> group = new AtomicReference<>();
    private final AtomicReference<Subtask<String>> handle = new AtomicReference<>();

    @ParameterizedTest
    @EnumSource
    void asInAsyncioABodyAndASubtaskThatBothFailAreBothFound(Kind kind) {
        Source source = new Source(kind);
        RuntimeException ofBody = lab.raise("body");
        RuntimeException ofCleanup = lab.raise("cleanup");
        Probe<String> probe = lab.subscribe(TaskGroup.with().name("g").scope(g -> {
            lab.watch(g.fork("a", scope -> {
                scope.onStop(() -> source.failure(ofCleanup));
                return source.never("a");
            }));
            return source.failure(ofBody);
        }));
        source.go();
        assertThat(probe.failure().leaves()).containsExactly(new Leaf("g", Phase.BODY, ofBody),
                new Leaf("a", Phase.CLEANUP, ofCleanup));
    }

    @ParameterizedTest
    @EnumSource
    void asInAsyncioCancelMayComeTwiceFromASubtaskAndAfterTheEnd(Kind kind) {
        Source source = new Source(kind);
        Probe<String> probe = lab.subscribe(TaskGroup.run(g -> {
            group.set(g);
            handle.set(lab.watch(g.fork("a", source.never("a"))));
            lab.watch(g.fork("b", source.item("x").onItem().invoke(item -> {
                g.cancel();
                g.cancel();
            })));
            return () -> handle.get().state().name();
        }));
        source.go();
        group.get().cancel();
        assertThat(probe.item()).isEqualTo("CANCELLED");
        assertThat(group.get().isCancelled()).isTrue();
        assertThat(group.get().complete("late")).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void asInAsyncioAGroupThatHasEndedIsNotCancelledAfterwards(Kind kind) {
        Source source = new Source(kind);
        Probe<String> probe = lab.subscribe(TaskGroup.run(g -> {
            group.set(g);
            Subtask<String> a = lab.watch(g.fork("a", source.item("x")));
            return a::get;
        }));
        source.go();
        group.get().cancel();
        probe.cancel();
        assertThat(group.get().isCancelled()).isFalse();
        assertThat(probe.item()).isEqualTo("x");
    }

    @ParameterizedTest
    @EnumSource
    void asInAsyncioAnInnerTimeoutThatIsHandledLeavesTheOuterGroupAlone(Kind kind) {
        Source source = new Source(kind);
        Uni<String> inner = lab.with().deadline(SECOND).<String>run(g -> {
            lab.watch(g.fork("slow", source.never("slow")));
            return () -> "in time";
        }).plug(GroupFailure.<String>handle()
                .on(TimeoutException.class, late -> Uni.createFrom().nullItem())
                .recoverWith(() -> "late"));
        Probe<String> probe = lab.subscribe(lab.with().deadline(SECOND.multipliedBy(3)).run(g -> {
            Subtask<String> first = lab.watch(g.fork("first", inner));
            Subtask<String> second = lab.watch(g.fork("second", source.item("x")));
            return () -> first.get() + second.get();
        }));
        source.go();
        lab.timer.advance(SECOND);
        assertThat(probe.item()).isEqualTo("latex");
    }

    @ParameterizedTest
    @EnumSource
    void asInAsyncioBothDeadlinesMayPassAndTheInnerOneIsPartOfTheOuter(Kind kind) {
        Source source = new Source(kind);
        Probe<String> probe = lab
                .subscribe(lab.with().name("outer").deadline(SECOND.multipliedBy(2)).run(o -> {
                    lab.watch(o.fork("inner", lab.with().name("inner").deadline(SECOND).run(g -> {
                        lab.watch(g.fork("slow", scope -> {
                            scope.onStop(() -> source.item("cleaned"));
                            return source.never("slow");
                        }));
                        return () -> "";
                    })));
                    return () -> "";
                }));
        lab.timer.advance(SECOND);
        if (kind == Kind.LATER) {
            probe.isStillWaiting();
            lab.timer.advance(SECOND);
        }
        source.go();
        assertThat(probe.failure().leaves()).extracting(Leaf::phase).containsOnly(Phase.DEADLINE)
                .hasSize(kind == Kind.LATER ? 2 : 1);
    }

    @ParameterizedTest
    @EnumSource
    void asInKotlinASupervisorsBodyThatFailsCancelsAndFails(Kind kind) {
        Source source = new Source(kind);
        RuntimeException failure = lab.raise("body");
        Probe<String> probe = lab
                .subscribe(TaskGroup.with().name("g").policy(JoinPolicy::awaitAll).scope(g -> {
                    handle.set(lab.watch(g.fork("a", source.never("a"))));
                    return source.failure(failure);
                }));
        source.go();
        assertThat(probe.failure().leaves()).containsExactly(new Leaf("g", Phase.BODY, failure));
        assertThat(handle.get().state()).isEqualTo(State.CANCELLED);
    }

    @ParameterizedTest
    @EnumSource
    void asInKotlinANestedScopeThatIsCancelledInsideLeavesItsSiblingsAlone(Kind kind) {
        Source source = new Source(kind);
        Probe<String> probe = lab.subscribe(TaskGroup.run(g -> {
            Subtask<String> inner = lab.watch(g.fork("inner", TaskGroup.<String>run(nested -> {
                lab.watch(nested.fork("deep", source.never("deep")));
                lab.watch(nested.fork("enough", scope -> {
                    nested.cancel();
                    return source.item("never seen");
                }));
                return () -> "stopped";
            })));
            Subtask<String> sibling = lab.watch(g.fork("sibling", source.item("whole")));
            return () -> inner.get() + " " + sibling.get();
        }));
        source.go();
        assertThat(probe.item()).isEqualTo("stopped whole");
    }

    @ParameterizedTest
    @EnumSource
    void asInAnyIoACancelledHandleTellsEveryObserverHoweverLateItComes(Kind kind) {
        Source source = new Source(kind);
        Probe<String> probe = lab.subscribe(TaskGroup.run(g -> {
            handle.set(lab.watch(g.fork("a", scope -> {
                scope.onStop(() -> source.item("cleaned"));
                return source.never("a");
            })));
            return () -> "done";
        }));
        Probe<String> early = lab.subscribe(handle.get().await());
        early.isStillWaiting();
        handle.get().cancel();
        source.go();
        assertThat(probe.item()).isEqualTo("done");
        assertThat(early.anyFailure()).isInstanceOf(CancellationException.class);
        assertThat(lab.subscribe(handle.get().await()).anyFailure())
                .isInstanceOf(CancellationException.class);
        assertThat(lab.subscribe(handle.get().stopped()).item()).isNull();
    }

    @ParameterizedTest
    @EnumSource
    void asInTheJdksScopeAHandleOfAFailedSubtaskHasNoResultAndOneThatSucceededNoFailure(Kind kind) {
        Source source = new Source(kind);
        AtomicReference<Subtask<String>> good = new AtomicReference<>();
        RuntimeException failure = lab.handled("x");
        Probe<String> probe = lab.subscribe(TaskGroup.with().policy(JoinPolicy::awaitAll).run(g -> {
            handle.set(lab.watch(g.fork("bad", source.failure(failure))));
            good.set(lab.watch(g.fork("good", source.item("x"))));
            return () -> "done";
        }));
        source.go();
        assertThat(probe.item()).isEqualTo("done");
        assertThatThrownBy(() -> handle.get().get()).isInstanceOf(IllegalStateException.class)
                .hasMessageContainingAll("'bad'", "FAILED");
        assertThat(handle.get().failure()).isSameAs(failure);
        assertThat(good.get().failure()).isNull();
        Probe<String> observer = new Probe<>(Context.empty());
        handle.get().await().subscribe().withSubscriber(observer);
        assertThat(observer.anyFailure()).isSameAs(failure);
        assertThat(lab.subscribe(good.get().await()).item()).isEqualTo("x");
    }

    @ParameterizedTest
    @EnumSource
    void asInTheJdksScopeAPolicyMayStopAtAnyEnd(Kind kind) {
        Source source = new Source(kind);
        Probe<String> probe = lab.subscribe(TaskGroup.with().policy(AfterTwo::new).run(g -> {
            lab.watch(g.fork("one", source.item("1")));
            lab.watch(g.fork("two", source.item("2")));
            handle.set(lab.watch(g.fork("three", source.never("three"))));
            return () -> handle.get().state().name();
        }));
        source.go();
        assertThat(probe.item()).isEqualTo("CANCELLED");
        assertThat(lab.subscribe(handle.get().await()).anyFailure())
                .isInstanceOf(CancellationException.class);
    }

    private static final class AfterTwo implements JoinPolicy {
        private int ended;

        @Override
        public Decision onEnd(Subtask<?> subtask) {
            ended++;
            return ended == 2 ? Decision.STOP : Decision.CONTINUE;
        }

        @Override
        public boolean fails(List<? extends Subtask<?>> subtasks) {
            return false;
        }
    }
}
