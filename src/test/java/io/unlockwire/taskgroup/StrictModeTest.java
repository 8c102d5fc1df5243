package io.unlockwire.taskgroup;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import io.unlockwire.taskgroup.Source.Kind;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Strict mode finds what a group did not wait for, and nothing else. */
class StrictModeTest {

    @RegisterExtension
    final Lab lab = new Lab();
    private final List<String> reports = new CopyOnWriteArrayList<>();
    private final Source later = new Source(Kind.LATER);

    @BeforeEach
    void turnOn() {
        StrictMode.report(reports::add);
    }

    @AfterEach
    void turnOff() {
        StrictMode.report(null);
    }

    private Probe<String> cancelled(Uni<String> work) {
        Probe<String> probe = lab.subscribe(TaskGroup.with().name("g").run(group -> {
            lab.watch(group.fork("a", work));
            lab.watch(group.fork("failing", Uni.createFrom().failure(lab.raise("x"))));
            return () -> "";
        }));
        later.go();
        return probe;
    }

    @Test
    void reportsACleanupThatIsNotTracked() {
        cancelled(later.<String>never("a").onCancellation().call(() -> later.item("cleaned"))).failure();
        assertThat(reports).isNotEmpty().allMatch(report -> report.contains("'a'") && report.contains("'g'"));
    }

    @Test
    void reportsOneThatFailsLateAsWell() {
        cancelled(later.<String>never("a").onCancellation()
                .call(() -> later.<String>failure(new IllegalStateException("late"))
                        .onFailure().recoverWithItem("handled")))
                .failure();
        assertThat(reports).isNotEmpty().allMatch(report -> report.contains("'a'"));
    }

    @Test
    void hasNothingToSayOfATrackedOne() {
        cancelled(later.<String>never("a").onCancellation()
                .call(() -> TaskGroup.tracked(later.item("cleaned")))).failure();
        assertThat(reports).isEmpty();
    }

    @Test
    void hasNothingToSayOfAGroupThatEndsWell() {
        Probe<String> probe = lab.subscribe(TaskGroup.run(group -> {
            Subtask<String> inner = lab.watch(group.fork("inner", TaskGroup.run(nested -> {
                Subtask<String> a = lab.watch(nested.fork("a", later.item("x")));
                return a::get;
            })));
            return inner::get;
        }));
        later.go();
        assertThat(probe.item()).isEqualTo("x");
        assertThat(reports).isEmpty();
    }
}
