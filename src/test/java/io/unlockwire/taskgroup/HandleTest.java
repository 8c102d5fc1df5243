package io.unlockwire.taskgroup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.smallrye.mutiny.Uni;
import io.unlockwire.taskgroup.Source.Kind;
import io.unlockwire.taskgroup.Subtask.State;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a handle tells, and how it controls its subtask alone: as AnyIO's task handles have it. */
class HandleTest {

    @RegisterExtension
    final Lab lab = new Lab();
    private final AtomicReference<Subtask<String>> handle = new AtomicReference<>();
    private final Source later = new Source(Kind.LATER);

    @Test
    void tellsEveryStateOnTheWay() {
        List<State> seen = new ArrayList<>();
        Probe<String> probe = lab.subscribe(TaskGroup.run(g -> {
            handle.set(lab.watch(g.fork("a", scope -> {
                seen.add(handle.get().state());
                scope.onStop(() -> later.item("cleaned"));
                return later.never("a");
            })));
            seen.add(handle.get().state());
            return () -> "done";
        }));
        handle.get().cancel();
        seen.add(handle.get().state());
        later.go();
        seen.add(handle.get().state());
        probe.item();
        assertThat(seen).containsExactly(State.NEW, State.RUNNING, State.CANCELLING, State.CANCELLED);
    }

    @ParameterizedTest
    @EnumSource
    void cancelStopsItAloneAndIsNoFailure(Kind kind) {
        Source source = new Source(kind);
        Probe<String> probe = lab.subscribe(TaskGroup.run(g -> {
            handle.set(lab.watch(g.fork("a", later.never("a"))));
            Subtask<String> sibling = lab.watch(g.fork("b", source.item("b")));
            return () -> handle.get().getOrElse("none") + sibling.get();
        }));
        handle.get().cancel();
        handle.get().cancel();
        source.go();
        assertThat(probe.item()).isEqualTo("noneb");
        assertThat(handle.get().failure()).isNull();
    }

    @ParameterizedTest
    @EnumSource
    void cancellingAnEndedOneChangesNothing(Kind kind) {
        Source source = new Source(kind);
        Probe<String> probe = lab.subscribe(TaskGroup.run(g -> {
            handle.set(lab.watch(g.fork("a", source.item("x"))));
            return () -> {
                handle.get().cancel();
                return handle.get().get();
            };
        }));
        source.go();
        assertThat(probe.item()).isEqualTo("x");
    }

    @ParameterizedTest
    @EnumSource
    void awaitGivesTheItemToAnyNumberOfObservers(Kind kind) {
        Source source = new Source(kind);
        List<Probe<String>> observers = new ArrayList<>();
        Probe<String> probe = lab.subscribe(TaskGroup.run(g -> {
            handle.set(lab.watch(g.fork("a", source.item("x"))));
            observers.add(lab.subscribe(handle.get().await()));
            observers.add(lab.subscribe(handle.get().await()));
            return () -> "";
        }));
        source.go();
        probe.item();
        observers.add(lab.subscribe(handle.get().await()));
        assertThat(observers).extracting(Probe::item).containsOnly("x");
    }

    @ParameterizedTest
    @EnumSource
    void awaitGivesTheFailureOrTheCancellation(Kind kind) {
        Source source = new Source(kind);
        RuntimeException failure = lab.handled("x");
        List<Throwable> seen = new ArrayList<>();
        Probe<String> probe = lab.subscribe(TaskGroup.with().policy(JoinPolicy::awaitAll).run(g -> {
            Subtask<String> a = lab.watch(g.fork("a", source.failure(failure)));
            handle.set(lab.watch(g.fork("b", later.never("b"))));
            a.await().subscribe().with(item -> {}, seen::add);
            handle.get().await().subscribe().with(item -> {}, seen::add);
            return () -> "";
        }));
        source.go();
        handle.get().cancel();
        probe.item();
        assertThat(seen.get(0)).isSameAs(failure);
        assertThat(seen.get(1)).isInstanceOf(CancellationException.class).hasMessageContaining("'b'");
    }

    @Test
    void cancellingAnObserverDoesNotCancelTheSubtask() {
        Probe<String> probe = lab.subscribe(TaskGroup.run(g -> {
            handle.set(lab.watch(g.fork("a", later.item("x"))));
            return () -> handle.get().get();
        }));
        Probe<String> observer = lab.subscribe(handle.get().await());
        observer.cancel();
        later.go();
        assertThat(probe.item()).isEqualTo("x");
        observer.isStillWaiting();
    }

    @Test
    void stoppedWaitsForTheCleanupsAndNeverFails() {
        Probe<String> probe = lab.subscribe(TaskGroup.run(g -> {
            handle.set(lab.watch(g.fork("a", scope -> {
                scope.onStop(() -> later.item("cleaned"));
                return Uni.createFrom().item("x");
            })));
            return () -> "";
        }));
        Probe<String> ended = lab.subscribe(handle.get().await());
        Probe<Void> stopped = lab.subscribe(handle.get().stopped());
        assertThat(ended.item()).isEqualTo("x");
        stopped.isStillWaiting();
        later.go();
        assertThat(stopped.item()).isNull();
        probe.item();
    }

    @ParameterizedTest
    @EnumSource
    void aSubtaskWaitsForItsSibling(Kind kind) {
        Source source = new Source(kind);
        Probe<String> probe = lab.subscribe(TaskGroup.run(g -> {
            Subtask<String> a = lab.watch(g.fork("a", source.item("a")));
            Subtask<String> b = lab.watch(g.fork("b", a.await().onItem().transform(item -> item + "b")));
            return b::get;
        }));
        source.go();
        assertThat(probe.item()).isEqualTo("ab");
    }

    @Test
    void readingTooEarlyNamesSubtaskGroupAndState() {
        Probe<String> probe = lab.subscribe(TaskGroup.with().name("enrich").run(g -> {
            handle.set(lab.watch(g.fork("quote", later.item("x"))));
            return () -> "";
        }));
        assertThatIllegalStateException().isThrownBy(() -> handle.get().get())
                .withMessageContainingAll("'quote'", "'enrich'", "RUNNING");
        later.go();
        probe.item();
    }

    @Test
    void readingTheHandleOfAnotherSubscriptionIsRefused() {
        Uni<String> uni = TaskGroup.with().name("twice").run(g -> {
            handle.compareAndSet(null, g.fork("mine", Uni.createFrom().item("x")));
            return () -> handle.get().get();
        });
        assertThat(lab.subscribe(uni).item()).isEqualTo("x");
        assertThat(lab.subscribe(uni).failure().leaves().get(0).failure())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContainingAll("'mine'", "'twice'", "another subscription");
    }

    @Test
    void elapsedIsMeasuredWhereSomebodyListens() {
        Probe<String> probe = lab.subscribe(TaskGroup.with().listener(lab.ear()).run(g -> {
            handle.set(lab.watch(g.fork("a", later.item("x"))));
            assertThat(handle.get().elapsed()).isZero();
            return () -> "";
        }));
        Duration running = handle.get().elapsed();
        later.go();
        probe.item();
        assertThat(handle.get().elapsed()).isPositive().isGreaterThanOrEqualTo(running)
                .isEqualTo(handle.get().elapsed());
    }

    @Test
    void aHandleDescribesItself() {
        lab.subscribe(TaskGroup.with().name("g").run(g -> {
            assertThat(g.fork("a", Uni.createFrom().voidItem())).hasToString("subtask 'a' of group 'g'");
            assertThat(g).hasToString("group 'g'");
            assertThat(g.fork("b", Uni.createFrom().voidItem()).name()).isEqualTo("b");
            return () -> "";
        })).item();
    }
}
