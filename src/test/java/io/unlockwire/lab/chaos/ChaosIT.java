package io.unlockwire.lab.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;

/** A short run of the lab with a fixed seed; the long ones are {@code mvn -Pchaos}. */
class ChaosIT {

    @Test
    void nothing_is_lost_or_repeated() throws IOException, InterruptedException {
        Settings settings = new Settings(7, Duration.ofSeconds(15), Protocol.COOPERATIVE, 100, 2, 1,
                EnumSet.of(Kind.KILL, Kind.FAIL_POINT, Kind.DROP_COMMIT, Kind.BROKER_FREEZE,
                        Kind.ROLLING),
                Path.of(System.getProperty("packaged.service", "target/quarkus-app")), false, 20,
                Duration.ZERO,
                Path.of("target", "chaos", "results.tsv"));

        Outcome outcome = Chaos.play(settings);

        assertThat(outcome.verdict().examples()).isEmpty();
        assertThat(outcome.verdict().held()).isTrue();
        assertThat(outcome.total()).isPositive();
        assertThat(outcome.verdict().inputs()).isGreaterThan(500);
    }
}
