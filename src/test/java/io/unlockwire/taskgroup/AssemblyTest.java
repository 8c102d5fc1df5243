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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What other threads do to a group while its body still runs. */
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
}
