package io.unlockwire.taskgroup;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import io.unlockwire.taskgroup.Subtask.State;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** How forks join a group: what other threads do while its body still runs, and what is forked after that. */
class AssemblyTest {

    @RegisterExtension
    final Lab lab = new Lab();
    private final List<String> started = new CopyOnWriteArrayList<>();

    private Uni<String> work(String name) {
        return Uni.createFrom().item(() -> {
            started.add(name);
            return name;
        });
    }

    private <R> Subtask<String> fork(TaskGroup<R> group, String name) {
        return lab.watch(group.fork(name, work(name)));
    }

    /** Done on another thread when this returns. */
    private static void elsewhere(Runnable action) {
        CompletableFuture.runAsync(action).orTimeout(10, TimeUnit.SECONDS).join();
    }

    @Test
    void forksOfSeveralThreadsStartInTheirOneOrder() {
        Probe<String> probe = lab.subscribe(TaskGroup.run(group -> {
            fork(group, "a");
            elsewhere(() -> fork(group, "b"));
            fork(group, "c");
            elsewhere(() -> fork(group, "d"));
            fork(group, "e");
            assertThat(started).isEmpty();
            return () -> "all";
        }));

        assertThat(probe.item()).isEqualTo("all");
        assertThat(started).containsExactly("a", "b", "c", "d", "e");
    }

    @Test
    void underALimitAsWell() {
        Probe<String> probe = lab.subscribe(TaskGroup.with().limit(1).run(group -> {
            elsewhere(() -> fork(group, "a"));
            fork(group, "b");
            elsewhere(() -> fork(group, "c"));
            return () -> "all";
        }));

        assertThat(probe.item()).isEqualTo("all");
        assertThat(started).containsExactly("a", "b", "c");
    }

    @Test
    void aGroupCancelledElsewhereStartsNothing() {
        List<Subtask<String>> handles = new CopyOnWriteArrayList<>();
        Probe<String> probe = lab.subscribe(TaskGroup.run(group -> {
            handles.add(fork(group, "before"));
            elsewhere(() -> handles.add(fork(group, "beside")));
            elsewhere(group::cancel);
            assertThat(group.isCancelled()).isTrue();
            handles.add(fork(group, "after"));
            return () -> "as it is";
        }));

        assertThat(probe.item()).isEqualTo("as it is");
        assertThat(started).isEmpty();
        assertThat(handles).hasSize(3).allMatch(handle -> handle.state() == State.CANCELLED);
        handles.forEach(handle -> assertThat(lab.subscribe(handle.stopped()).item()).isNull());
    }

    @Test
    void aGroupThatItsBodyCancelsHasCancelledWhatWasForkedElsewhereToo() {
        Probe<String> probe = lab.subscribe(TaskGroup.run(group -> {
            Subtask<String> ours = fork(group, "ours");
            List<Subtask<String>> theirs = new CopyOnWriteArrayList<>();
            elsewhere(() -> theirs.add(fork(group, "theirs")));
            group.cancel();
            assertThat(ours.state()).isEqualTo(State.CANCELLED);
            assertThat(theirs).singleElement().matches(handle -> handle.state() == State.CANCELLED);
            return () -> "as it is";
        }));

        assertThat(probe.item()).isEqualTo("as it is");
        assertThat(started).isEmpty();
    }

    @Test
    void aGroupCompletedElsewhereGivesThatResult() {
        Probe<String> probe = lab.subscribe(TaskGroup.run(group -> {
            fork(group, "before");
            elsewhere(() -> assertThat(group.complete("theirs")).isTrue());
            assertThat(group.complete("ours")).isFalse();
            return () -> "the body's";
        }));

        assertThat(probe.item()).isEqualTo("theirs");
        assertThat(started).isEmpty();
    }

    @Test
    void aBodyThatThrowsAfterThatIsHeard() {
        RuntimeException cause = lab.raise("the body");
        Probe<String> probe = lab.subscribe(TaskGroup.run(group -> {
            fork(group, "before");
            elsewhere(group::cancel);
            throw cause;
        }));

        assertThat(probe.failure().leaves()).extracting(GroupFailure.Leaf::failure).containsExactly(cause);
        assertThat(started).isEmpty();
    }

    @Test
    void aSubtaskCancelledElsewhereNeverStartsAndTheOthersDo() {
        Probe<State> probe = lab.subscribe(TaskGroup.run(group -> {
            Subtask<String> first = fork(group, "first");
            Subtask<String> second = fork(group, "second");
            elsewhere(first::cancel);
            assertThat(first.state()).isEqualTo(State.CANCELLED);
            assertThat(lab.subscribe(first.stopped()).item()).isNull();
            Subtask<String> third = fork(group, "third");
            elsewhere(() -> fork(group, "fourth").cancel());
            third.cancel();
            return second::state;
        }));

        assertThat(probe.item()).isEqualTo(State.SUCCEEDED);
        assertThat(started).containsExactly("second");
    }

    @Test
    void aGroupWhoseEveryForkWasCancelledEnds() {
        Probe<String> probe = lab.subscribe(TaskGroup.run(group -> {
            Subtask<String> only = fork(group, "only");
            elsewhere(only::cancel);
            return () -> "nothing left";
        }));

        assertThat(probe.item()).isEqualTo("nothing left");
    }

    @Test
    void aDeadlineThatPassesWhileTheBodyRunsStartsNothing() {
        Probe<String> probe = lab.subscribe(lab.with().deadline(Duration.ofMillis(5)).run(group -> {
            fork(group, "before");
            elsewhere(() -> lab.timer.advance(Duration.ofMillis(5)));
            return () -> "too late";
        }));

        assertThat(probe.failure().leaves()).singleElement()
                .matches(leaf -> leaf.failure() instanceof TimeoutException);
        assertThat(started).isEmpty();
    }

    @Test
    void aBodyThatWaitsForAnotherThreadsForkIsNotHeldUp() {
        Probe<String> probe = lab.subscribe(TaskGroup.scope(group -> {
            CompletableFuture<Subtask<String>> theirs = CompletableFuture.supplyAsync(() -> fork(group, "b"));
            Subtask<String> handle = theirs.orTimeout(10, TimeUnit.SECONDS).join();
            fork(group, "c");
            return handle.await();
        }));

        assertThat(probe.item()).isEqualTo("b");
        assertThat(started).containsExactly("b", "c");
    }

    @Test
    void aForkAfterTheBodyIsStoppedWithItsGroup() {
        AtomicReference<TaskGroup<String>> shown = new AtomicReference<>();
        AtomicInteger stopped = new AtomicInteger();
        Uni<String> endless = Uni.createFrom().<String>nothing().onCancellation()
                .invoke(stopped::incrementAndGet);
        Probe<String> probe = lab.subscribe(TaskGroup.run(group -> {
            shown.set(group);
            group.fork("from the body", endless);
            return () -> "stopped";
        }));
        Subtask<String> late = lab.watch(shown.get().fork("late", endless));
        assertThat(late.state()).isEqualTo(State.RUNNING);

        shown.get().cancel();

        assertThat(probe.item()).isEqualTo("stopped");
        assertThat(late.state()).isEqualTo(State.CANCELLED);
        assertThat(stopped).hasValue(2);
    }

    @Test
    void aForkAfterTheBodyWaitsForItsPlace() {
        AtomicReference<TaskGroup<String>> shown = new AtomicReference<>();
        Source source = new Source(Source.Kind.LATER);
        Probe<String> probe = lab.subscribe(TaskGroup.with().limit(1).run(group -> {
            shown.set(group);
            group.fork("first", source.item("1"));
            return () -> "all";
        }));
        Subtask<String> second = lab.watch(shown.get().fork("second", source.item("2")));
        Subtask<String> third = lab.watch(shown.get().fork("third", source.item("3")));
        assertThat(source.started()).containsExactly("item 1");
        assertThat(second.state()).isEqualTo(State.NEW);

        source.goOne();

        assertThat(source.started()).containsExactly("item 1", "item 2");
        assertThat(third.state()).isEqualTo(State.NEW);
        source.go();
        assertThat(probe.item()).isEqualTo("all");
        assertThat(third.get()).isEqualTo("3");
    }
}
