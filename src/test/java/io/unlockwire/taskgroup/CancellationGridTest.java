package io.unlockwire.taskgroup;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import io.unlockwire.taskgroup.GroupFailure.Leaf;
import io.unlockwire.taskgroup.Source.Kind;
import io.unlockwire.taskgroup.Subtask.State;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * 0–15 subtasks before the one that fails × 0–15 after it × sources that signal within subscribe or later: 512 cases.
 */
class CancellationGridTest {

    @RegisterExtension
    final Lab lab = new Lab();

    @Test
    void theOneThatFailsCancelsAllOthersAndNothingElse() {
        int cases = 0;
        for (Kind kind : Kind.values()) {
            for (int before = 0; before < 16; before++) {
                for (int after = 0; after < 16; after++) {
                    check(kind, before, after);
                    cases++;
                }
            }
        }
        assertThat(cases).isEqualTo(512);
    }

    private void check(Kind kind, int before, int after) {
        String name = before + " before, " + after + " after, " + kind;
        Source source = new Source(kind);
        List<String> cleaned = new ArrayList<>();
        List<Subtask<String>> others = new ArrayList<>();
        RuntimeException failure = lab.raise(name);
        Probe<String> probe = lab.subscribe(TaskGroup.run(group -> {
            for (int i = 0; i < before; i++) {
                others.add(lab.watch(group.fork("before " + i, endless(source, cleaned, "before " + i))));
            }
            lab.watch(group.fork("failing", source.failure(failure)));
            for (int i = 0; i < after; i++) {
                others.add(lab.watch(group.fork("after " + i, endless(source, cleaned, "after " + i))));
            }
            return () -> "";
        }));
        int started = before + (kind == Kind.WITHIN ? 0 : after);
        if (kind == Kind.LATER) {
            source.goOne();
            if (started > 0) {
                probe.isStillWaiting();
            }
        }
        source.go();
        assertThat(probe.failure().leaves()).as(name).extracting(Leaf::failure).containsExactly(failure);
        assertThat(cleaned).as(name).hasSize(started);
        assertThat(source.cancelled()).as(name).hasSize(started);
        assertThat(others).as(name).allMatch(handle -> handle.state() == State.CANCELLED);
    }

    private Function<SubtaskScope, Uni<String>> endless(Source source, List<String> cleaned, String name) {
        return scope -> {
            scope.onStop(() -> source.item(name).onItem().invoke(cleaned::add));
            return source.never(name);
        };
    }
}
