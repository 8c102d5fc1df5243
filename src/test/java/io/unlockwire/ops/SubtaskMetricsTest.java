package io.unlockwire.ops;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.Uni;
import io.unlockwire.taskgroup.TaskGroup;
import org.junit.jupiter.api.Test;

class SubtaskMetricsTest {

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final TaskGroup.Options groups = TaskGroup.with().listener(new SubtaskMetrics(registry));

    @Test
    void eachEndIsCountedBySubtaskAndOutcome() {
        groups.run(group -> {
            group.fork("quote", Uni.createFrom().item(1));
            group.<Integer>subtask("supply").orElse(0).fork(fails());
            group.fork("volume", Uni.createFrom().nothing());
            group.fork("history", fails());
            return () -> "";
        }).onFailure().recoverWithItem("failed").await().indefinitely();

        assertThat(count("quote", "succeeded")).isEqualTo(1);
        assertThat(count("supply", "degraded")).isEqualTo(1);
        assertThat(count("volume", "cancelled")).isEqualTo(1);
        assertThat(count("history", "failed")).isEqualTo(1);
    }

    @Test
    void aFailureThatNoGroupCarriesIsCounted() {
        groups.run(group -> {
            group.fork("lease", scope -> {
                scope.onStop(SubtaskMetricsTest::fails);
                return Uni.createFrom().nothing();
            });
            group.fork("all", Uni.createFrom().item(() -> group.complete("done")));
            return () -> "";
        }).await().indefinitely();

        assertThat(registry.get("unlock.subtask.failures.unseen").tag("subtask", "lease").counter().count())
                .isEqualTo(1);
    }

    private long count(String subtask, String outcome) {
        return registry.get("unlock.subtask").tag("subtask", subtask).tag("outcome", outcome).timer().count();
    }

    private static Uni<Integer> fails() {
        return Uni.createFrom().failure(new IllegalStateException("down"));
    }
}
