package io.unlockwire.taskgroup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

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

/** Optional subtasks, time limits, retries and discards. */
class ForkSpecTest {

    private static final Duration MS = Duration.ofMillis(1);

    @RegisterExtension
    final Lab lab = new Lab();
    private final AtomicReference<Subtask<String>> handle = new AtomicReference<>();
    private final List<Object> discarded = new ArrayList<>();

    @ParameterizedTest
    @EnumSource
    void aFallbackStandsInForAFailure(Kind kind) {
        Source source = new Source(kind);
        RuntimeException failure = lab.handled("x");
        Probe<String> probe = lab.subscribe(TaskGroup.run(g -> {
            handle.set(lab.watch(
                    g.<String>subtask("a").orElse(Throwable::getMessage).fork(source.failure(failure))));
            return () -> handle.get().get();
        }));
        source.go();
        assertThat(probe.item()).isEqualTo("x");
        assertThat(handle.get().degraded()).isTrue();
        assertThat(handle.get().failure()).isSameAs(failure);
    }

    @ParameterizedTest
    @EnumSource
    void aFallbackThatThrowsFailsTheGroupBesideWhatItStoodInFor(Kind kind) {
        Source source = new Source(kind);
        RuntimeException failure = lab.raise("x");
        RuntimeException thrown = lab.raise("fallback");
        Probe<String> probe = lab.subscribe(TaskGroup.run(g -> {
            lab.watch(g.<String>subtask("a").orElse(ignored -> {
                throw thrown;
            }).fork(source.failure(failure)));
            return () -> "";
        }));
        source.go();
        assertThat(probe.failure().getCauses()).containsExactly(failure, thrown);
    }

    @ParameterizedTest
    @EnumSource
    void aRequiredOneOutOfTimeFailsTheGroupAndIsStopped(Kind kind) {
        Source source = new Source(kind);
        Probe<String> probe = lab.subscribe(lab.with().run(g -> {
            handle.set(lab.watch(g.<String>subtask("a").within(MS).fork(scope -> {
                scope.onStop(() -> source.item("cleaned"));
                return source.never("a");
            })));
            return () -> "";
        }));
        lab.timer.advance(MS);
        if (kind == Kind.LATER) {
            probe.isStillWaiting();
            assertThat(handle.get().state()).isEqualTo(State.CANCELLING);
        }
        source.go();
        assertThat(probe.failure().leaves()).singleElement()
                .matches(leaf -> leaf.phase() == Phase.RUN && leaf.failure() instanceof TimeoutException);
        assertThat(handle.get().state()).isEqualTo(State.FAILED);
        assertThat(handle.get().failure()).isInstanceOf(TimeoutException.class);
    }

    @ParameterizedTest
    @EnumSource
    void noTimeAtAllStartsNothing(Kind kind) {
        Source source = new Source(kind);
        Probe<String> probe = lab.subscribe(lab.with().run(g -> {
            handle.set(lab.watch(
                    g.<String>subtask("a").within(Duration.ZERO).orElse("none").fork(source.item("x"))));
            return () -> handle.get().get();
        }));
        assertThat(probe.item()).isEqualTo("none");
        assertThat(source.started()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void anOptionalOneCancelledByTheGroupGetsNoFallback(Kind kind) {
        Source source = new Source(kind);
        Probe<String> probe = lab.subscribe(TaskGroup.run(g -> {
            handle.set(lab.watch(g.<String>subtask("a").orElse("none").fork(source.never("a"))));
            lab.watch(g.fork("b", source.failure(lab.raise("x"))));
            return () -> "";
        }));
        source.go();
        probe.failure();
        assertThat(handle.get().state()).isEqualTo(State.CANCELLED);
        assertThat(handle.get().degraded()).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void retriesAfterTheCleanupsOfTheAttemptBeforeAndADoublingDelay(Kind kind) {
        Source source = new Source(kind);
        List<String> trail = new ArrayList<>();
        Probe<String> probe = lab.subscribe(lab.with().run(g -> {
            handle.set(lab.watch(g.<String>subtask("a").retry(2, MS).fork(scope -> {
                int attempt = trail.size() / 2 + 1;
                trail.add("attempt " + attempt);
                scope.onStop(() -> source.item("c").onItem().invoke(() -> trail.add("cleanup " + attempt)));
                return attempt == 3 ? source.item("third") : source.failure(lab.handled("x" + attempt));
            })));
            return () -> handle.get().get();
        }));
        source.go();
        assertThat(trail).containsExactly("attempt 1", "cleanup 1");
        lab.timer.advance(MS);
        source.go();
        lab.timer.advance(MS);
        assertThat(trail).hasSize(4);
        lab.timer.advance(MS);
        source.go();
        assertThat(probe.item()).isEqualTo("third");
        assertThat(trail).endsWith("attempt 3", "cleanup 3");
    }

    @ParameterizedTest
    @EnumSource
    void theLastRetrysFailureIsTheOneThatCounts(Kind kind) {
        Source source = new Source(kind);
        List<RuntimeException> failures = new ArrayList<>(List.of(lab.handled("first"), lab.raise("last")));
        Probe<String> probe = lab.subscribe(lab.with().run(g -> {
            lab.watch(g.<String>subtask("a").retry(1, MS).fork(scope -> source.failure(failures.remove(0))));
            return () -> "";
        }));
        source.go();
        lab.timer.advance(MS);
        source.go();
        assertThat(probe.failure().leaves()).extracting(Leaf::failure).singleElement()
                .matches(f -> "last".equals(f.getMessage()));
    }

    @ParameterizedTest
    @EnumSource
    void cancellingBetweenTwoAttemptsStopsAtOnce(Kind kind) {
        Source source = new Source(kind);
        Probe<String> probe = lab.subscribe(lab.with().run(g -> {
            handle.set(lab.watch(g.<String>subtask("a").retry(1, MS).fork(source.failure(lab.handled("x")))));
            return () -> "done";
        }));
        source.go();
        assertThat(lab.timer.waiting()).isEqualTo(1);
        handle.get().cancel();
        assertThat(probe.item()).isEqualTo("done");
        assertThat(lab.timer.waiting()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void itemsOfAFailedGroupAreDiscarded(Kind kind) {
        Source source = new Source(kind);
        Probe<String> probe = lab.subscribe(TaskGroup.run(g -> {
            lab.watch(g.<String>subtask("lease").onDiscard(discarded::add).fork(source.item("lease")));
            lab.watch(g.fork("b", source.failure(lab.raise("x"))));
            return () -> "";
        }));
        source.go();
        probe.failure();
        assertThat(discarded).containsExactly("lease");
    }

    @ParameterizedTest
    @EnumSource
    void itemsThatTheResultWasMadeFromAreNot(Kind kind) {
        Source source = new Source(kind);
        Probe<String> probe = lab.subscribe(TaskGroup.run(g -> {
            handle.set(lab
                    .watch(g.<String>subtask("lease").onDiscard(discarded::add).fork(source.item("lease"))));
            return () -> handle.get().get();
        }));
        source.go();
        assertThat(probe.item()).isEqualTo("lease");
        assertThat(discarded).isEmpty();
    }

    @Test
    void anItemThatComesAfterTheCancelIsDiscarded() {
        LateUni<String> late = new LateUni<>();
        Probe<String> probe = lab.subscribe(TaskGroup.run(g -> {
            handle.set(lab.watch(g.<String>subtask("a").onDiscard(discarded::add).fork(late)));
            return () -> "done";
        }));
        handle.get().cancel();
        late.subscriber().onItem("late");
        assertThat(probe.item()).isEqualTo("done");
        assertThat(discarded).containsExactly("late");
    }

    @ParameterizedTest
    @EnumSource
    void completingByHandDiscardsWhatNobodyHasSeen(Kind kind) {
        Source source = new Source(kind);
        AtomicReference<TaskGroup<String>> group = new AtomicReference<>();
        Probe<String> probe = lab.subscribe(TaskGroup.run(g -> {
            group.set(g);
            handle.set(
                    lab.watch(g.<String>subtask("seen").onDiscard(discarded::add).fork(source.item("seen"))));
            lab.watch(g.<String>subtask("unseen").onDiscard(discarded::add).fork(source.item("unseen")));
            lab.watch(g.fork("endless", source.never("endless")));
            return () -> "";
        }));
        source.go();
        group.get().complete(handle.get().get());
        assertThat(probe.item()).isEqualTo("seen");
        assertThat(discarded).containsExactly("unseen");
    }

    @Test
    void nonsenseIsRefused() {
        lab.subscribe(TaskGroup.run(g -> {
            assertThatIllegalArgumentException().isThrownBy(() -> g.subtask("a").retry(-1, MS));
            assertThatIllegalArgumentException().isThrownBy(() -> g.subtask("a").retry(1, MS.negated()));
            assertThatIllegalArgumentException().isThrownBy(() -> TaskGroup.with().limit(0));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> TaskGroup.with().cleanupGrace(MS.negated()));
            return () -> Uni.createFrom().voidItem();
        })).item();
    }
}
