package io.unlockwire.taskgroup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.operators.AbstractUni;
import io.smallrye.mutiny.subscription.UniSubscriber;
import io.unlockwire.taskgroup.GroupFailure.Leaf;
import io.unlockwire.taskgroup.GroupFailure.Phase;
import io.unlockwire.taskgroup.JoinPolicy.Decision;
import io.unlockwire.taskgroup.Source.Kind;
import io.unlockwire.taskgroup.Subtask.State;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the contract says in passing: each of these was found by a change to the code that no other test noticed. */
class SmallPrintTest {

    private static final Duration MS = Duration.ofMillis(1);

    @RegisterExtension
    final Lab lab = new Lab();
    private final Source later = new Source(Kind.LATER);
    private final AtomicReference<Subtask<String>> handle = new AtomicReference<>();
    private final List<Object> seen = new ArrayList<>();

    /** A policy in the words of two functions. */
    private record Policy(BiFunction<Policy, Subtask<?>, Decision> onEnd,
            AtomicBoolean fails) implements JoinPolicy {

        @Override
        public Decision onEnd(Subtask<?> ended) {
            return onEnd.apply(this, ended);
        }

        @Override
        public boolean fails(List<? extends Subtask<?>> ended) {
            if (!fails.get()) {
                return false;
            }
            throw new IllegalStateException("no opinion");
        }
    }

    @Test
    void aHandleOfAnEarlierSubscriptionIsReadAgainOnceNobodyReads() {
        List<Subtask<String>> handles = new ArrayList<>();
        Uni<String> uni = TaskGroup.run(group -> {
            Subtask<String> a = lab.watch(group.fork("a", Uni.createFrom().item("x")));
            handles.add(a);
            return a::get;
        });
        lab.subscribe(uni).item();
        lab.subscribe(uni).item();

        assertThat(handles.get(0).get()).isEqualTo("x");
    }

    @Test
    void anInterruptThatWasThereBeforeABlockingCallIsThereAfterIt() {
        AtomicBoolean after = new AtomicBoolean();
        lab.subscribe(TaskGroup.with().blockingExecutor(call -> {
            Thread.currentThread().interrupt();
            call.run();
            after.set(Thread.interrupted());
        }).run(group -> {
            Subtask<String> a = lab.watch(group.forkBlocking("a", () -> "x"));
            return a::get;
        })).item();

        assertThat(after).isTrue();
    }

    @Test
    void anExecutorThatRefusesWhatWasCancelledMeanwhileFailsTheGroupAllTheSame() {
        RejectedExecutionException refused = lab.raise(new RejectedExecutionException("full"));
        Probe<String> probe = lab.subscribe(TaskGroup.with().blockingExecutor(call -> {
            handle.get().cancel();
            throw refused;
        }).run(group -> {
            handle.set(lab.watch(group.forkBlocking("a", () -> "x")));
            return () -> "";
        }));

        assertThat(probe.failure().leaves()).containsExactly(new Leaf("a", Phase.CLEANUP, refused));
    }

    @Test
    void whoAwaitsASubtaskThatNeverStartsIsToldWhenItIsCancelled() {
        Probe<String> group = lab.subscribe(TaskGroup.with().limit(1).run(open -> {
            lab.watch(open.fork("first", later.item("x")));
            handle.set(lab.watch(open.fork("waiting", later.item("y"))));
            return () -> "done";
        }));
        Probe<String> awaiting = lab.subscribe(handle.get().await());

        handle.get().cancel();

        assertThat(awaiting.anyFailure()).isInstanceOf(CancellationException.class);
        later.go();
        assertThat(group.item()).isEqualTo("done");
    }

    @Test
    void aFallbackThatThrowsForATimeOutIsToldBesideIt() {
        RuntimeException thrown = lab.raise("fallback");
        Probe<String> probe = lab.subscribe(lab.with().run(group -> {
            lab.watch(group.<String>subtask("a").within(MS).orElse(ignored -> {
                throw thrown;
            }).fork(later.never("a")));
            return () -> "";
        }));

        lab.timer.advance(MS);

        assertThat(probe.failure().leaves()).extracting(Leaf::failure).hasSize(2)
                .satisfies(leaves -> assertThat(leaves.get(0)).isInstanceOf(TimeoutException.class))
                .endsWith(thrown);
    }

    @Test
    void aPolicyThatCannotSayWhetherItFailsFailsTheGroup() {
        Probe<String> probe = lab.subscribe(TaskGroup.with()
                .policy(() -> new Policy((self, ended) -> Decision.CONTINUE, new AtomicBoolean(true)))
                .run(group -> {
                    lab.watch(group.fork("a", Uni.createFrom().item("x")));
                    return () -> "";
                }));

        assertThat(probe.failure().leaves()).singleElement()
                .satisfies(leaf -> assertThat(leaf.phase()).isEqualTo(Phase.BODY));
    }

    @Test
    void aPolicyThatCannotBeMadeFailsTheGroup() {
        RuntimeException thrown = lab.raise("no policy");
        Probe<String> probe = lab.subscribe(TaskGroup.with().policy(() -> {
            throw thrown;
        }).run(group -> () -> ""));

        assertThat(probe.failure().leaves()).containsExactly(new Leaf("group", Phase.BODY, thrown));
    }

    @Test
    void whatAPolicyForgivesIsToldToTheListenerOnly() {
        RuntimeException forgiven = lab.raise("forgiven");
        RuntimeException cleanup = lab.raise("cleanup");
        Probe<String> probe = lab.subscribe(TaskGroup.with().listener(lab.ear())
                .policy(() -> new Policy((self, ended) -> Decision.CONTINUE, new AtomicBoolean()))
                .run(group -> {
                    lab.watch(group.fork("a", scope -> {
                        scope.onStop(() -> Uni.createFrom().failure(cleanup));
                        return Uni.createFrom().failure(forgiven);
                    }));
                    return () -> "read";
                }));

        assertThat(probe.item()).isEqualTo("read");
        assertThat(lab.told).containsExactlyInAnyOrder(forgiven, cleanup);
    }

    @Test
    void whatFailsWhileAForgivingGroupStopsASubtaskIsDropped() {
        RuntimeException cleanup = lab.raise("cleanup");
        Probe<String> probe = lab.subscribe(TaskGroup.with().policy(JoinPolicy::awaitAll).run(group -> {
            handle.set(lab.watch(group.fork("a", scope -> {
                scope.onStop(() -> Uni.createFrom().failure(cleanup));
                return Uni.createFrom().item("x");
            })));
            return () -> handle.get().get();
        }));

        assertThat(probe.item()).isEqualTo("x");
        assertThat(lab.dropped).containsExactly(cleanup);
    }

    @Test
    void anErrorOfAGroupThatNobodyWaitsForIsDropped() {
        StackOverflowError fatal = lab.raise(new StackOverflowError("deep"));
        Probe<String> probe = lab.subscribe(TaskGroup.run(group -> {
            handle.set(lab.watch(group.fork("a", scope -> {
                scope.onStop(() -> Uni.createFrom().failure(fatal));
                return later.never("a");
            })));
            return () -> "";
        }));

        probe.cancel();

        assertThat(lab.dropped).containsExactly(fatal);
    }

    @Test
    void theReadyPoliciesMayBeAskedByOthers() {
        for (JoinPolicy ready : List.of(JoinPolicy.failFast(), JoinPolicy.awaitAll())) {
            RuntimeException failure = ready == JoinPolicy.failFast() ? lab.raise("x") : lab.handled("x");
            Probe<String> probe = lab.subscribe(TaskGroup.with().policy(() -> new JoinPolicy() {
                @Override
                public Decision onEnd(Subtask<?> ended) {
                    return ready.onEnd(ended);
                }

                @Override
                public boolean fails(List<? extends Subtask<?>> ended) {
                    return ready.fails(ended);
                }
            }).run(group -> {
                lab.watch(group.subtask("degraded").orElse("other")
                        .fork(Uni.createFrom().failure(lab.handled("degraded"))));
                lab.watch(group.fork("well", Uni.createFrom().item("y")));
                handle.set(lab.watch(group.fork("a", Uni.createFrom().failure(failure))));
                return () -> "read";
            }));
            if (ready == JoinPolicy.failFast()) {
                assertThat(probe.failure().leaves()).extracting(Leaf::subtask).containsExactly("a");
            } else {
                assertThat(probe.item()).isEqualTo("read");
            }
        }
    }

    @Test
    void failFastAskedByOthersForgivesWhatWasDegraded() {
        Probe<String> probe = lab.subscribe(TaskGroup.with().policy(() -> new JoinPolicy() {
            @Override
            public Decision onEnd(Subtask<?> ended) {
                return JoinPolicy.failFast().onEnd(ended);
            }

            @Override
            public boolean fails(List<? extends Subtask<?>> ended) {
                return JoinPolicy.failFast().fails(ended);
            }
        }).run(group -> {
            lab.watch(group.subtask("degraded").orElse("other")
                    .fork(Uni.createFrom().failure(lab.handled("degraded"))));
            lab.watch(group.fork("well", Uni.createFrom().item("y")));
            return () -> "read";
        }));

        assertThat(probe.item()).isEqualTo("read");
    }

    @Test
    void whatASubtaskTookIsNoMoreThanTheTimeThatHasPassed() {
        long start = System.nanoTime();
        lab.subscribe(TaskGroup.with().listener(lab.ear()).run(group -> {
            handle.set(lab.watch(group.fork("a", Uni.createFrom().item("x"))));
            return () -> "";
        })).item();

        assertThat(handle.get().elapsed()).isBetween(Duration.ofNanos(1),
                Duration.ofNanos(System.nanoTime() - start));
    }

    @Test
    void noRetryAndNoDelayAreAllowed() {
        lab.subscribe(TaskGroup.run(group -> {
            assertThatCode(() -> lab.watch(group.subtask("a").retry(0, Duration.ZERO)
                    .fork(Uni.createFrom().item("x")))).doesNotThrowAnyException();
            return () -> "";
        })).item();
    }

    @Test
    void whoAwaitsASubtaskIsGivenItsFallbackBeforeItsCleanupsHaveEnded() {
        Source cleanups = new Source(Kind.LATER);
        Probe<String> group = lab.subscribe(TaskGroup.run(open -> {
            handle.set(lab.watch(open.<String>subtask("a").orElse("other").fork(scope -> {
                scope.onStop(() -> cleanups.item("cleaned"));
                return later.failure(lab.handled("x"));
            })));
            return () -> handle.get().get();
        }));
        Probe<String> awaiting = lab.subscribe(handle.get().await());

        later.go();

        assertThat(awaiting.item()).isEqualTo("other");
        group.isStillWaiting();
        cleanups.go();
        assertThat(group.item()).isEqualTo("other");
    }

    @Test
    void whoAwaitsASubtaskIsGivenItsItemBeforeItsCleanupsHaveEnded() {
        Source cleanups = new Source(Kind.LATER);
        Probe<String> group = lab.subscribe(TaskGroup.run(open -> {
            handle.set(lab.watch(open.fork("a", scope -> {
                scope.onStop(() -> cleanups.item("cleaned"));
                return later.item("x");
            })));
            return () -> handle.get().get();
        }));
        Probe<String> awaiting = lab.subscribe(handle.get().await());

        later.go();

        assertThat(awaiting.item()).isEqualTo("x");
        group.isStillWaiting();
        cleanups.go();
        assertThat(group.item()).isEqualTo("x");
    }

    @Test
    void aCleanupThatSignalsTwiceIsOneCleanup() {
        LateUni<String> twice = new LateUni<>();
        Probe<String> probe = lab.subscribe(TaskGroup.run(group -> {
            lab.watch(group.fork("a", scope -> {
                scope.onStop(() -> later.item("second"));
                scope.onStop(() -> twice);
                return Uni.createFrom().item("x");
            }));
            return () -> "done";
        }));

        twice.subscriber().onItem("cleaned");
        twice.subscriber().onItem("cleaned again");

        probe.isStillWaiting();
        later.go();
        assertThat(probe.item()).isEqualTo("done");
    }

    @Test
    void workThatNeverSaidThatItWasSubscribedEndsWithItsItem() {
        RuntimeException failure = lab.raise("x");
        AtomicReference<UniSubscriber<? super String>> silent = new AtomicReference<>();
        Probe<String> probe = lab.subscribe(TaskGroup.run(group -> {
            handle.set(lab.watch(group.fork("silent", new AbstractUni<String>() {
                @Override
                public void subscribe(UniSubscriber<? super String> subscriber) {
                    silent.set(subscriber);
                }
            })));
            lab.watch(group.fork("b", Uni.createFrom().failure(failure)));
            return () -> "";
        }));
        probe.isStillWaiting();

        silent.get().onItem("late");

        assertThat(probe.failure().getCauses()).containsExactly(failure);
        assertThat(handle.get().state()).isEqualTo(State.CANCELLED);
    }

    @Test
    void aHandleKeepsWhatItsCleanupSaidUnlessItSucceeded() {
        RuntimeException cancelled = lab.raise("of a cancelled one");
        RuntimeException succeeded = lab.raise("of one that succeeded");
        AtomicReference<Subtask<String>> other = new AtomicReference<>();
        lab.subscribe(TaskGroup.run(group -> {
            handle.set(lab.watch(group.fork("a", scope -> {
                scope.onStop(() -> Uni.createFrom().failure(cancelled));
                return later.never("a");
            })));
            other.set(lab.watch(group.fork("b", scope -> {
                scope.onStop(() -> Uni.createFrom().failure(succeeded));
                return Uni.createFrom().item("x");
            })));
            return () -> "";
        })).failure();

        assertThat(handle.get().failure()).isSameAs(cancelled);
        assertThat(other.get().failure()).isNull();
    }

    @Test
    void aDelayDoublesUpToADay() {
        AtomicInteger attempts = new AtomicInteger();
        Probe<String> probe = lab.subscribe(lab.with().run(group -> {
            handle.set(lab.watch(group.<String>subtask("a").retry(3, Duration.ofHours(12))
                    .fork(scope -> attempts.incrementAndGet() < 4
                            ? Uni.createFrom().failure(lab.handled("attempt"))
                            : Uni.createFrom().item("x"))));
            return () -> handle.get().get();
        }));

        lab.timer.advance(Duration.ofHours(12));
        assertThat(attempts).hasValue(2);
        lab.timer.advance(Duration.ofHours(24));
        assertThat(attempts).hasValue(3);
        lab.timer.advance(Duration.ofHours(24));

        assertThat(attempts).hasValue(4);
        assertThat(probe.item()).isEqualTo("x");
    }

    @Test
    void aPolicyIsToldOfThoseThatItsStopHasCancelled() {
        lab.subscribe(TaskGroup.with().policy(() -> new Policy((self, ended) -> {
            seen.add(ended.name() + " " + ended.state());
            return Decision.STOP;
        }, new AtomicBoolean())).run(group -> {
            lab.watch(group.fork("never", later.never("never")));
            lab.watch(group.fork("a", Uni.createFrom().item("x")));
            return () -> "read";
        })).item();

        assertThat(seen).containsExactly("a SUCCEEDED", "never CANCELLED");
    }

    @Test
    void aPolicyThatStopsForAFailureStopsTheBodyAsWellAndForASuccessNot() {
        for (boolean fails : new boolean[]{true, false}) {
            Source body = new Source(Kind.LATER);
            Uni<String> work = fails
                    ? Uni.createFrom().failure(lab.handled("x"))
                    : Uni.createFrom().item("x");
            Probe<String> probe = lab.subscribe(TaskGroup.with()
                    .policy(() -> new Policy((self, ended) -> Decision.STOP, new AtomicBoolean()))
                    .scope(group -> {
                        lab.watch(group.fork("a", later.item("").chain(() -> work)));
                        return body.<String>never("body");
                    }));
            later.go();

            assertThat(body.cancelled()).hasSize(fails ? 1 : 0);
            probe.cancel();
        }
    }

    @Test
    void aDiscardThatThrowsIsToldAsACleanup() {
        RuntimeException thrown = lab.raise("discard");
        RuntimeException failure = lab.raise("x");
        LateUni<String> late = new LateUni<>();
        Probe<String> probe = lab.subscribe(TaskGroup.run(group -> {
            lab.watch(group.<String>subtask("a").onDiscard(item -> {
                throw thrown;
            }).fork(scope -> {
                scope.onStop(() -> later.item("cleaned"));
                return late;
            }));
            lab.watch(group.fork("b", Uni.createFrom().failure(failure)));
            return () -> "";
        }));
        late.subscriber().onItem("late");
        later.go();

        assertThat(probe.failure().leaves()).containsExactly(new Leaf("b", Phase.RUN, failure),
                new Leaf("a", Phase.CLEANUP, thrown));
    }

    @Test
    void aTrackedCleanupHasTheContextOfItsSubtask() {
        cancelled(() -> TaskGroup.tracked(Uni.createFrom().context(context -> {
            seen.add(context.contains("key"));
            return Uni.createFrom().item("");
        }))).failure();

        assertThat(seen).containsExactly(false);
    }

    @Test
    void aTrackedCleanupGivesItsItemOn() {
        cancelled(() -> TaskGroup.tracked(later.item("cleaned")).onItem().invoke(seen::add)).failure();

        assertThat(seen).containsExactly("cleaned");
    }

    @Test
    void aTrackedCleanupThatFailsGivesNothingOn() {
        RuntimeException failure = lab.raise("cleanup");
        GroupFailure told = cancelled(() -> TaskGroup.tracked(later.<String>failure(failure)).onItem()
                .invoke(item -> seen.add("nothing: " + item))).failure();

        assertThat(seen).containsExactly("nothing: null");
        assertThat(told.leaves()).contains(new Leaf("a", Phase.CLEANUP, failure));
    }

    @Test
    void aTrackedCleanupThatIsLeftIsCancelledAndNotWaitedFor() {
        GroupFailure told = cancelled(
                () -> Uni.join().first(TaskGroup.tracked(later.<String>never("cleanup")),
                        later.item("quicker")).toTerminate())
                .failure();

        assertThat(told.leaves()).hasSize(1);
        assertThat(later.cancelled()).contains("cleanup");
    }

    @Test
    void aTrackedCleanupThatCannotBeSubscribedIsAFailureLikeAnyOther() {
        GroupFailure told = cancelled(() -> TaskGroup.tracked(new BrokenUni<>(lab.raise("broken"))))
                .failure();

        assertThat(told.leaves()).extracting(Leaf::phase).contains(Phase.CLEANUP);
    }

    /** A subtask with that cleanup, in a group that fails. */
    private Probe<String> cancelled(Supplier<Uni<?>> cleanup) {
        RuntimeException failure = lab.raise("x");
        Probe<String> probe = lab.subscribe(TaskGroup.run(group -> {
            handle.set(lab.watch(group.fork("a", later.<String>never("a").onCancellation().call(cleanup))));
            lab.watch(group.fork("b", Uni.createFrom().failure(failure)));
            return () -> "";
        }));
        later.go();
        assertThat(handle.get().state()).isIn(State.CANCELLED, State.FAILED);
        return probe;
    }
}
