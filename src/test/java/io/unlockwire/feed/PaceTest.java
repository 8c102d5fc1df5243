package io.unlockwire.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaceTest {

    private final Pace pace = new Pace(Duration.ofNanos(1_000));

    @Test
    void aLoopThatHasToldNothingTellsAtOnce() {
        assertThat(pace.left(Long.MIN_VALUE)).isNotPositive();
        assertThat(pace.left(Long.MAX_VALUE)).isNotPositive();
    }

    @ParameterizedTest
    @CsvSource({"0,0", "10,90", "111,999", "112,1000", "100000,1000"})
    void theRestIsNineTimesTheWorkButNeverLongerThanAllowed(long took, long rest) {
        pace.told(5, 5 + took);

        assertThat(pace.left(5 + took)).isEqualTo(rest);
    }

    @Test
    void theRestPasses() {
        pace.told(0, 50);

        assertThat(pace.left(100)).isEqualTo(400);
        assertThat(pace.left(500)).isZero();
        assertThat(pace.left(10_000)).isNegative();
    }

    @Test
    void theClockMayPassItsEnd() {
        pace.told(Long.MAX_VALUE - 10, Long.MAX_VALUE);

        assertThat(pace.left(Long.MIN_VALUE + 39)).isEqualTo(50);
    }

    @Test
    void zeroIsNoRest() {
        Pace eager = new Pace(Duration.ZERO);
        eager.told(0, 1_000_000);

        assertThat(eager.left(1_000_000)).isNotPositive();
    }
}
