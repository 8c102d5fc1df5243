package io.unlockwire.taskgroup;

import static org.assertj.core.api.Assertions.assertThat;

import io.unlockwire.taskgroup.Source.Kind;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a listener is told, and that it can do no harm. */
class GroupListenerTest {

    @RegisterExtension
    final Lab lab = new Lab();
    private final List<String> told = new ArrayList<>();

    private final GroupListener notes = new GroupListener() {
        @Override
        public void onOpen(String group) {
            told.add("open " + group);
        }

        @Override
        public void onStart(String group, String subtask) {
            told.add("start " + subtask);
        }

        @Override
        public void onEnd(String group, String subtask, Subtask.State state, boolean degraded, long nanos) {
            assertThat(nanos).isPositive();
            told.add("end " + subtask + " " + state + (degraded ? " degraded" : ""));
        }

        @Override
        public void onAbort(String group, Throwable primary) {
            told.add("abort " + primary.getMessage());
        }

        @Override
        public void onDropped(String group, String subtask, Throwable failure) {
            told.add("dropped " + subtask);
        }

        @Override
        public void onClosed(String group) {
            told.add("closed " + group);
        }
    };

    @ParameterizedTest
    @EnumSource
    void tellsStartAndEndOfEachSubtaskBeforeTheSignal(Kind kind) {
        Source source = new Source(kind);
        Probe<String> probe = lab.subscribe(TaskGroup.with().name("g").listener(notes).<String>run(g -> {
            lab.watch(g.fork("a", source.item("x")));
            lab.watch(g.<String>subtask("b").orElse("none").fork(source.failure(lab.handled("x"))));
            return () -> "done";
        }).onItem().invoke(() -> told.add("signal")));
        source.go();
        probe.item();
        assertThat(told).containsExactlyInAnyOrder(
                "open g", "start a", "start b", "end a SUCCEEDED", "end b SUCCEEDED degraded", "closed g",
                "signal");
        assertThat(told).startsWith("open g").endsWith("closed g", "signal");
    }

    @ParameterizedTest
    @EnumSource
    void tellsTheAbortBeforeTheOthersEnd(Kind kind) {
        Source source = new Source(kind);
        Probe<String> probe = lab.subscribe(TaskGroup.with().name("g").listener(notes).run(g -> {
            lab.watch(g.fork("a", source.never("a")));
            lab.watch(g.fork("b", source.failure(lab.raise("x"))));
            return () -> "";
        }));
        source.go();
        probe.failure();
        assertThat(told).containsSubsequence("abort x", "end a CANCELLED", "closed g")
                .contains("end b FAILED");
    }

    @ParameterizedTest
    @EnumSource
    void whatNeverStartedNeitherStartsNorEndsHere(Kind kind) {
        Source source = new Source(kind);
        lab.subscribe(TaskGroup.with().listener(notes).run(g -> {
            lab.watch(g.fork("a", source.item("x")));
            g.cancel();
            return () -> "";
        })).item();
        assertThat(told).containsExactly("open group", "closed group");
    }

    @Test
    void whatItThrowsGoesToTheDroppedHandlerAndChangesNothing() {
        RuntimeException thrown = new IllegalStateException("listener");
        GroupListener broken = new GroupListener() {
            @Override
            public void onStart(String group, String subtask) {
                throw thrown;
            }
        };
        Source source = new Source(Kind.WITHIN);
        Probe<String> probe = lab.subscribe(TaskGroup.with().listener(broken).run(g -> {
            Subtask<String> a = lab.watch(g.fork("a", source.item("x")));
            return a::get;
        }));
        assertThat(probe.item()).isEqualTo("x");
        assertThat(lab.dropped).containsExactly(thrown);
    }
}
