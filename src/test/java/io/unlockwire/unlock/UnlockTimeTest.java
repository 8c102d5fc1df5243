package io.unlockwire.unlock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.unlockwire.unlock.UnlockTime.Precision;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class UnlockTimeTest {

    private final UnlockTime april17 = day("2026-04-17T00:00:00Z");

    @Test
    void overlapping_intervals_have_no_gap() {
        UnlockTime april = new UnlockTime(Instant.parse("2026-04-01T00:00:00Z"),
                Instant.parse("2026-05-01T00:00:00Z"),
                Precision.MONTH, "UTC", true);
        assertThat(april.gap(april17)).isEqualTo(Duration.ZERO);
        assertThat(april.overlaps(april17)).isTrue();
    }

    @Test
    void the_gap_is_measured_between_the_nearer_ends_in_either_direction() {
        UnlockTime april19 = day("2026-04-19T00:00:00Z");
        assertThat(april17.gap(april19)).isEqualTo(Duration.ofHours(24));
        assertThat(april19.gap(april17)).isEqualTo(Duration.ofHours(24));
    }

    @Test
    void intervals_that_touch_have_no_gap_and_do_not_overlap() {
        UnlockTime april18 = day("2026-04-18T00:00:00Z");
        assertThat(april17.gap(april18)).isEqualTo(Duration.ZERO);
        assertThat(april17.overlaps(april18)).isFalse();
    }

    @Test
    void nothing_is_known_of_the_distance_to_an_unknown_time() {
        assertThat(april17.gap(UnlockTime.UNKNOWN)).isNull();
        assertThat(UnlockTime.UNKNOWN.overlaps(april17)).isFalse();
    }

    @Test
    void an_interval_without_precision_or_backwards_is_refused() {
        Instant noon = Instant.parse("2026-04-17T12:00:00Z");
        assertThatThrownBy(() -> new UnlockTime(null, null, Precision.DAY, "UTC", false))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new UnlockTime(noon, noon, Precision.MINUTE, "UTC", false))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static UnlockTime day(String from) {
        Instant start = Instant.parse(from);
        return new UnlockTime(start, start.plus(Duration.ofDays(1)), Precision.DAY, "UTC", false);
    }
}
