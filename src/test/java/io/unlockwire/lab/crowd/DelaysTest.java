package io.unlockwire.lab.crowd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Percentage.withPercentage;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DelaysTest {

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void tellsSharesToWithinAFewHundredths(long seed) {
        Random random = new Random(seed);
        long[] micros = random.longs(10_000, 0, 1L << (4 + 8 * seed)).sorted().toArray();
        Delays delays = new Delays();
        Arrays.stream(micros).forEach(delays::add);
        for (double share : new double[]{0.5, 0.99, 1}) {
            double exact = micros[(int) (share * micros.length) - 1] / 1e3;
            assertThat(delays.at(share)).as("seed %d, share %s", seed, share).isCloseTo(exact,
                    withPercentage(2));
        }
        assertThat(delays.most()).isEqualTo(micros[micros.length - 1] / 1e3);
    }
}
