package io.unlockwire.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TimerClockTest {

    private static final Instant START = Instant.parse("2026-04-15T08:00:00Z");
    private final MovableClock wall = new MovableClock(START);
    private long steady = 5;
    private final TimerClock clock = new TimerClock(wall, () -> steady, Duration.ofMinutes(1),
            Duration.ofMinutes(10));

    @Test
    void a_clock_that_goes_on_is_believed() {
        for (int second = 1; second < 600; second++) {
            passes(Duration.ofSeconds(1));
            assertThat(clock.now()).contains(START.plusSeconds(second));
        }
    }

    @Test
    void a_frozen_process_finds_its_time_right() {
        passes(Duration.ofHours(3));
        assertThat(clock.now()).contains(START.plus(Duration.ofHours(3)));
    }

    @Test
    void a_clock_that_jumps_ahead_stops_the_timers_until_it_is_back() {
        wall.pass(Duration.ofHours(25));
        assertThat(clock.now()).isEmpty();
        passes(Duration.ofMinutes(9));
        assertThat(clock.now()).isEmpty();
        wall.is(START.plus(Duration.ofMinutes(9)));
        assertThat(clock.now()).contains(START.plus(Duration.ofMinutes(9)));
    }

    @Test
    void a_record_of_the_new_time_confirms_it() {
        wall.pass(Duration.ofHours(1));
        clock.stamped(START.plusSeconds(30));
        assertThat(clock.now()).isEmpty();
        clock.stamped(START.plus(Duration.ofHours(1)).minusSeconds(5));
        assertThat(clock.now()).contains(START.plus(Duration.ofHours(1)));
        passes(Duration.ofSeconds(1));
        assertThat(clock.now()).isPresent();
    }

    @Test
    void a_clock_that_stands_by_its_time_is_believed_in_the_end() {
        wall.pass(Duration.ofHours(1));
        assertThat(clock.now()).isEmpty();
        passes(Duration.ofMinutes(10));
        assertThat(clock.now()).isPresent();
        passes(Duration.ofSeconds(1));
        assertThat(clock.now()).isPresent();
    }

    @Test
    void a_clock_that_jumps_back_is_believed_and_may_come_back() {
        passes(Duration.ofSeconds(1));
        assertThat(clock.now()).isPresent();
        wall.pass(Duration.ofHours(-1));
        assertThat(clock.now()).contains(START.plusSeconds(1).minus(Duration.ofHours(1)));
        wall.pass(Duration.ofHours(1));
        assertThat(clock.now()).contains(START.plusSeconds(1));
    }

    private void passes(Duration time) {
        wall.pass(time);
        steady += time.toNanos();
    }
}
