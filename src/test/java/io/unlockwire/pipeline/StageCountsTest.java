package io.unlockwire.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class StageCountsTest {

    private final StageCounts counts = new StageCounts("intake", List.of("claims", "nothing"));

    @Test
    void every_outcome_is_counted_from_zero_on() {
        assertThat(counts.outcomes()).containsEntry("claims", 0L).containsEntry("nothing", 0L).hasSize(2);
        counts.outcome("claims", 0);
        assertThat(counts.outcomes()).containsEntry("claims", 1L);
    }

    @Test
    void an_outcome_that_was_not_announced_is_a_bug() {
        assertThatThrownBy(() -> counts.outcome("lost", 0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void deciding_is_measured_while_it_lasts() {
        assertThat(counts.deciding()).isZero();
        counts.decidingBegins();
        assertThat(counts.deciding()).isGreaterThan(Duration.ZERO);
        counts.decidingEnds();
        assertThat(counts.deciding()).isZero();
    }
}
