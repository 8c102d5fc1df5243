package io.unlockwire.taskgroup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.unlockwire.taskgroup.GroupFailure.Leaf;
import io.unlockwire.taskgroup.GroupFailure.Phase;
import io.unlockwire.taskgroup.Subtask.State;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TaskGroupTest {

    private final ManualTimer timer = new ManualTimer();
    private final List<UniEmitter<? super String>> emitters = new ArrayList<>();
    private final AtomicReference<Subtask<String>> handle = new AtomicReference<>();

    private Uni<String> later() {
        return Uni.createFrom().emitter(emitters::add);
    }

    private static <T> UniAssertSubscriber<T> subscribe(Uni<T> uni) {
        return uni.subscribe().withSubscriber(UniAssertSubscriber.create());
    }

    private static GroupFailure failure(UniAssertSubscriber<?> subscriber) {
        assertThat(subscriber.getFailure()).isInstanceOf(GroupFailure.class);
        return (GroupFailure) subscriber.getFailure();
    }

    @Test
    void givesWhatTheSupplierMakesOfTheHandles() {
        Uni<String> group = TaskGroup.run(g -> {
            Subtask<String> a = g.fork("a", Uni.createFrom().item("A"));
            Subtask<String> b = g.fork("b", later());
            return () -> a.get() + b.get();
        });
        UniAssertSubscriber<String> subscriber = subscribe(group);
        subscriber.assertNotTerminated();
        emitters.get(0).complete("B");
        subscriber.assertCompleted().assertItem("AB");
    }

    @Test
    void isColdAndOpensAGroupForEachSubscription() {
        AtomicInteger bodies = new AtomicInteger();
        Uni<Integer> group = TaskGroup.run(g -> bodies::incrementAndGet);
        assertThat(bodies).hasValue(0);
        subscribe(group).assertItem(1);
        subscribe(group).assertItem(2);
    }

    @Test
    void aFailureCancelsTheOthersAndWaitsForTheirCleanups() {
        IOException io = new IOException("down");
        UniAssertSubscriber<String> subscriber = subscribe(TaskGroup.run(g -> {
            g.fork("a", later());
            g.fork("b", scope -> {
                scope.onStop(() -> later());
                return later();
            });
            return () -> "never";
        }));
        emitters.get(0).fail(io);
        subscriber.assertNotTerminated();
        emitters.get(2).complete("cleaned");
        assertThat(failure(subscriber).leaves()).containsExactly(new Leaf("a", Phase.RUN, io));
    }

    @Test
    void collectsEveryFailureInOrder() {
        IOException first = new IOException("first");
        IllegalStateException second = new IllegalStateException("second");
        UniAssertSubscriber<String> subscriber = subscribe(TaskGroup.run(g -> {
            g.fork("a", later());
            g.fork("b", scope -> {
                scope.onStop(() -> Uni.createFrom().failure(second));
                return later();
            });
            return () -> "never";
        }));
        emitters.get(0).fail(first);
        assertThat(failure(subscriber).leaves())
                .containsExactly(new Leaf("a", Phase.RUN, first), new Leaf("b", Phase.CLEANUP, second));
        assertThat(failure(subscriber).getCauses()).containsExactly(first, second);
    }

    @Test
    void aBodyThatThrowsStartsNothing() {
        AtomicInteger started = new AtomicInteger();
        IllegalStateException thrown = new IllegalStateException("body");
        UniAssertSubscriber<String> subscriber = subscribe(TaskGroup.<String>run(g -> {
            g.fork("a", Uni.createFrom().item(started::incrementAndGet));
            throw thrown;
        }));
        assertThat(failure(subscriber).leaves()).containsExactly(new Leaf("group", Phase.BODY, thrown));
        assertThat(started).hasValue(0);
    }

    @Test
    void anOptionalSubtaskDegradesInsteadOfFailing() {
        IOException io = new IOException("down");
        UniAssertSubscriber<String> subscriber = subscribe(TaskGroup.run(g -> {
            handle.set(g.<String>subtask("a").orElse("fallback").fork(Uni.createFrom().failure(io)));
            return () -> handle.get().get();
        }));
        subscriber.assertItem("fallback");
        assertThat(handle.get().degraded()).isTrue();
        assertThat(handle.get().failure()).isSameAs(io);
        assertThat(handle.get().state()).isEqualTo(State.SUCCEEDED);
    }

    @Test
    void anOptionalSubtaskOutOfTimeIsStoppedBeforeItsFallbackCounts() {
        UniAssertSubscriber<String> subscriber = subscribe(TaskGroup.with().timer(timer).run(g -> {
            handle.set(g.<String>subtask("a").within(Duration.ofMillis(80)).orElse("none").fork(later()));
            return () -> handle.get().get();
        }));
        timer.advance(Duration.ofMillis(79));
        subscriber.assertNotTerminated();
        timer.advance(Duration.ofMillis(1));
        subscriber.assertItem("none");
        assertThat(handle.get().failure()).isInstanceOf(TimeoutException.class);
        assertThat(timer.waiting()).isZero();
    }

    @Test
    void theDeadlineCancelsAndIsALeaf() {
        UniAssertSubscriber<String> subscriber = subscribe(
                TaskGroup.with().timer(timer).name("quotes").deadline(Duration.ofSeconds(2)).run(g -> {
                    assertThat(g.remaining()).isEqualTo(Duration.ofSeconds(2));
                    handle.set(g.fork("a", later()));
                    return () -> "never";
                }));
        timer.advance(Duration.ofSeconds(2));
        Leaf leaf = failure(subscriber).leaves().get(0);
        assertThat(leaf.phase()).isEqualTo(Phase.DEADLINE);
        assertThat(leaf.subtask()).isEqualTo("quotes");
        assertThat(handle.get().state()).isEqualTo(State.CANCELLED);
    }

    @Test
    void aDeadlineInThePastStartsNothing() {
        UniAssertSubscriber<String> subscriber = subscribe(TaskGroup.with().deadline(Duration.ZERO).run(g -> {
            handle.set(g.fork("a", later()));
            return () -> "never";
        }));
        assertThat(failure(subscriber).contains(TimeoutException.class)).isTrue();
        assertThat(emitters).isEmpty();
        assertThat(handle.get().state()).isEqualTo(State.CANCELLED);
    }

    @Test
    void theLimitHoldsAndKeepsForkOrder() {
        UniAssertSubscriber<List<String>> subscriber = subscribe(TaskGroup.with().limit(2).run(g -> {
            List<Subtask<String>> all = IntStream.range(0, 4).mapToObj(i -> g.fork("s" + i, later()))
                    .toList();
            handle.set(all.get(2));
            return () -> all.stream().map(Subtask::get).toList();
        }));
        assertThat(emitters).hasSize(2);
        assertThat(handle.get().state()).isEqualTo(State.NEW);
        emitters.get(1).complete("1");
        assertThat(emitters).hasSize(3);
        emitters.get(0).complete("0");
        emitters.get(2).complete("2");
        emitters.get(3).complete("3");
        subscriber.assertItem(List.of("0", "1", "2", "3"));
    }

    @Test
    void aHundredThousandSynchronousSubtasksUnderALimitOfOneEnd() {
        UniAssertSubscriber<Integer> subscriber = subscribe(TaskGroup.with().limit(1).run(g -> {
            List<Subtask<Integer>> all = new ArrayList<>();
            for (int i = 0; i < 100_000; i++) {
                all.add(g.fork("s", Uni.createFrom().item(1)));
            }
            return () -> all.stream().mapToInt(Subtask::get).sum();
        }));
        subscriber.assertItem(100_000);
    }

    @Test
    void cancelledByItsHandleIsNoFailure() {
        UniAssertSubscriber<String> subscriber = subscribe(TaskGroup.run(g -> {
            handle.set(g.fork("a", later()));
            return () -> handle.get().getOrElse("gone");
        }));
        handle.get().cancel();
        subscriber.assertItem("gone");
        assertThatThrownBy(handle.get().await().await()::indefinitely)
                .isInstanceOf(CancellationException.class);
    }

    @Test
    void completeEndsTheGroupWithThatResult() {
        AtomicReference<TaskGroup<String>> group = new AtomicReference<>();
        UniAssertSubscriber<String> subscriber = subscribe(TaskGroup.run(g -> {
            group.set(g);
            handle.set(g.fork("a", later()));
            return () -> "supplier";
        }));
        assertThat(group.get().complete("by hand")).isTrue();
        assertThat(group.get().complete("again")).isFalse();
        subscriber.assertItem("by hand");
        assertThat(handle.get().state()).isEqualTo(State.CANCELLED);
    }

    @Test
    void forkingAfterTheEndIsRefusedAndWhileAbortingBornCancelled() {
        AtomicReference<TaskGroup<String>> group = new AtomicReference<>();
        UniAssertSubscriber<String> subscriber = subscribe(TaskGroup.run(g -> {
            group.set(g);
            g.fork("a", scope -> {
                scope.onStop(this::later);
                return later();
            });
            return () -> "end";
        }));
        group.get().cancel();
        assertThat(group.get().fork("b", later()).state()).isEqualTo(State.CANCELLED);
        emitters.get(1).complete("");
        subscriber.assertItem("end");
        assertThatIllegalStateException().isThrownBy(() -> group.get().fork("c", later()))
                .withMessageContaining("'c'");
        assertThat(emitters).hasSize(2);
    }

    @Test
    void aScopeAwaitsItsHandlesAndForksMore() {
        Uni<String> uni = TaskGroup.scope(g -> {
            Subtask<String> a = g.fork("a", later());
            return a.await().onItem()
                    .transformToUni(item -> g.fork("b", Uni.createFrom().item(item + "B")).await());
        });
        UniAssertSubscriber<String> subscriber = subscribe(uni);
        emitters.get(0).complete("A");
        subscriber.assertItem("AB");
    }

    @Test
    void readingTooEarlyNamesSubtaskAndGroup() {
        subscribe(TaskGroup.with().name("enrich").run(g -> {
            handle.set(g.fork("quote", later()));
            return () -> "";
        }));
        assertThatIllegalStateException().isThrownBy(() -> handle.get().get())
                .withMessageContaining("'quote'").withMessageContaining("'enrich'")
                .withMessageContaining("RUNNING");
    }

    @Test
    void readingTheHandleOfAnotherSubscriptionIsRefused() {
        Uni<String> uni = TaskGroup.run(g -> {
            Subtask<String> mine = g.fork("mine", Uni.createFrom().item("x"));
            handle.compareAndSet(null, mine);
            return () -> handle.get().get();
        });
        subscribe(uni).assertItem("x");
        assertThat(failure(subscribe(uni)).leaves().get(0).failure())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("another subscription");
    }

    @Test
    void aFatalErrorComesOutRaw() {
        StackOverflowError error = new StackOverflowError();
        UniAssertSubscriber<String> subscriber = subscribe(TaskGroup.run(g -> {
            g.subtask("a").orElse("no").fork(Uni.createFrom().failure(error));
            return () -> "never";
        }));
        assertThat(subscriber.getFailure()).isSameAs(error);
    }

    @Test
    void firstSuccessStopsTheOthers() {
        UniAssertSubscriber<String> subscriber = subscribe(
                TaskGroup.with().policy(JoinPolicy::firstSuccess).run(g -> {
                    List<Subtask<String>> all = List.of(g.fork("a", later()), g.fork("b", later()),
                            g.fork("c", later()));
                    return () -> all.stream().filter(s -> s.state() == State.SUCCEEDED).findFirst()
                            .orElseThrow().get();
                }));
        emitters.get(0).fail(new IOException("down"));
        subscriber.assertNotTerminated();
        emitters.get(1).complete("won");
        subscriber.assertItem("won");
    }

    @Test
    void awaitAllReadsFailuresFromTheHandles() {
        UniAssertSubscriber<String> subscriber = subscribe(
                TaskGroup.with().policy(JoinPolicy::awaitAll).run(g -> {
                    Subtask<String> a = g.fork("a", Uni.createFrom().failure(new IOException("down")));
                    Subtask<String> b = g.fork("b", later());
                    return () -> a.failure().getMessage() + b.get();
                }));
        emitters.get(0).complete("B");
        subscriber.assertItem("downB");
    }
}
