package io.unlockwire.taskgroup;

import static org.assertj.core.api.Assertions.assertThat;

import io.unlockwire.taskgroup.GroupFailure.Leaf;
import io.unlockwire.taskgroup.GroupFailure.Phase;
import io.unlockwire.taskgroup.Source.Kind;
import io.unlockwire.taskgroup.Subtask.State;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Time limits of groups, as asyncio's {@code timeout} and Trio's cancel scopes have them. */
class DeadlineTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    @RegisterExtension
    final Lab lab = new Lab();
    private final AtomicReference<TaskGroup<?>> group = new AtomicReference<>();

    @ParameterizedTest
    @EnumSource
    void aGroupThatEndsInTimeLeavesNoTimer(Kind kind) {
        Source source = new Source(kind);
        Probe<String> probe = lab.subscribe(lab.with().deadline(SECOND).run(g -> {
            Subtask<String> a = lab.watch(g.fork("a", source.item("x")));
            return a::get;
        }));
        source.go();
        assertThat(probe.item()).isEqualTo("x");
        assertThat(lab.timer.waiting()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void expiryIsALeafBesideTheFailuresOfTheCleanups(Kind kind) {
        Source source = new Source(kind);
        RuntimeException cleanup = lab.raise("cleanup");
        Probe<String> probe = lab.subscribe(lab.with().name("g").deadline(SECOND).run(g -> {
            lab.watch(g.fork("a", scope -> {
                scope.onStop(() -> source.failure(cleanup));
                return source.never("a");
            }));
            return () -> "";
        }));
        lab.timer.advance(SECOND);
        source.go();
        assertThat(probe.failure().leaves()).extracting(Leaf::phase).containsExactly(Phase.DEADLINE,
                Phase.CLEANUP);
        assertThat(probe.failure().leaves().get(0).failure()).isInstanceOf(TimeoutException.class)
                .hasMessageContaining("'g'").hasMessageContaining("PT1S");
    }

    @ParameterizedTest
    @EnumSource
    void oneInThePastStartsNothing(Kind kind) {
        Source source = new Source(kind);
        Probe<String> probe = lab.subscribe(lab.with().deadline(SECOND.negated()).run(g -> {
            assertThat(g.remaining()).isEqualTo(Duration.ZERO);
            lab.watch(g.fork("a", source.item("x")));
            return () -> "";
        }));
        assertThat(probe.failure().leaves()).extracting(Leaf::phase).containsExactly(Phase.DEADLINE);
        assertThat(source.started()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void theNearestAlongTheNestingCounts(Kind kind) {
        Source source = new Source(kind);
        AtomicReference<Duration> inner = new AtomicReference<>();
        AtomicReference<Duration> subtask = new AtomicReference<>();
        Probe<String> probe = lab.subscribe(lab.with().deadline(SECOND).run(outer -> {
            outer.fork("a", lab.with().deadline(SECOND.multipliedBy(5)).run(g -> {
                inner.set(g.remaining());
                return () -> "";
            }));
            outer.subtask("b").within(Duration.ofMillis(300)).fork(scope -> {
                subtask.set(scope.remaining());
                return source.item("x");
            });
            return () -> "done";
        }));
        source.go();
        assertThat(probe.item()).isEqualTo("done");
        assertThat(inner.get()).isEqualTo(SECOND);
        assertThat(subtask.get()).isEqualTo(Duration.ofMillis(300));
    }

    @ParameterizedTest
    @EnumSource
    void theOuterDeadlineStopsTheInnerGroup(Kind kind) {
        Source source = new Source(kind);
        AtomicReference<Subtask<String>> handle = new AtomicReference<>();
        Probe<String> probe = lab.subscribe(lab.with().deadline(SECOND).run(outer -> {
            outer.fork("a", TaskGroup.run(g -> {
                handle.set(lab.watch(g.fork("deep", source.never("deep"))));
                return () -> "";
            }));
            return () -> "";
        }));
        lab.timer.advance(SECOND);
        assertThat(probe.failure().leaves()).extracting(Leaf::phase).containsExactly(Phase.DEADLINE);
        assertThat(handle.get().state()).isEqualTo(State.CANCELLED);
    }

    @ParameterizedTest
    @EnumSource
    void oneThatPassesWhileTheGroupIsFailingAddsNothing(Kind kind) {
        Source source = new Source(kind);
        Probe<String> probe = lab.subscribe(lab.with().deadline(SECOND).run(g -> {
            lab.watch(g.fork("slow to stop", scope -> {
                scope.onStop(() -> source.item("cleaned"));
                return source.never("a");
            }));
            lab.watch(g.fork("failing", source.failure(lab.raise("x"))));
            return () -> "";
        }));
        if (kind == Kind.LATER) {
            source.goOne();
        }
        lab.timer.advance(SECOND);
        source.go();
        assertThat(probe.failure().leaves()).extracting(Leaf::phase).containsExactly(Phase.RUN);
    }

    @Test
    void aBodyThatGoesOnAfterCancelIsStillBounded() {
        Source source = new Source(Kind.LATER);
        Probe<String> probe = lab.subscribe(lab.with().deadline(SECOND).scope(g -> {
            group.set(g);
            return source.never("body");
        }));
        group.get().cancel();
        lab.timer.advance(SECOND);
        assertThat(probe.failure().contains(TimeoutException.class)).isTrue();
    }

    @Test
    void remainingFollowsTheClockAndIsNullWithoutADeadline() {
        Source source = new Source(Kind.LATER);
        Probe<String> probe = lab.subscribe(lab.with().deadline(SECOND).run(g -> {
            group.set(g);
            g.fork("a", source.item("x"));
            return () -> "";
        }));
        lab.timer.advance(Duration.ofMillis(400));
        assertThat(group.get().remaining()).isEqualTo(Duration.ofMillis(600));
        source.go();
        probe.item();
        assertThat(lab.subscribe(TaskGroup.run(g -> () -> String.valueOf(g.remaining()))).item())
                .isEqualTo("null");
    }

    @Test
    void theSharedTimerFiresAndForgets() {
        Source source = new Source(Kind.LATER);
        Probe<String> probe = lab.subscribe(TaskGroup.with().deadline(Duration.ofMillis(20)).run(g -> {
            lab.watch(g.fork("a", source.never("a")));
            return () -> "";
        }));
        assertThat(probe.failure().contains(TimeoutException.class)).isTrue();
        for (int i = 0; i < 1000; i++) {
            lab.subscribe(TaskGroup.with().deadline(Duration.ofHours(1)).run(g -> () -> "")).item();
        }
        assertThat(Settings.waitingTimers()).isZero();
    }
}
