package io.unlockwire.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.unlockwire.alert.AlertRules;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An operator's file of thresholds, written while the service runs. */
class LiveRulesTest {

    private final Vertx vertx = Vertx.vertx();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private Path file;

    @BeforeEach
    void create(@TempDir Path folder) {
        file = folder.resolve("severity.properties");
    }

    @AfterEach
    void close() {
        vertx.close();
    }

    @Test
    void theFileGoesBeforeTheSettingsAndChangesWhileTheServiceRuns() throws IOException {
        write("high.value-usd = 5000000\n");
        LiveRules rules = rules();
        assertThat(rules.get().high().valueUsd()).isEqualByComparingTo("5000000");
        assertThat(rules.get().mediumUsd()).as("of the settings").isEqualByComparingTo("250000");
        write("high.value-usd=7000000\ncritical.percentage=12.5\n");
        rules.lookAgain(file);
        assertThat(rules.get().high().valueUsd()).isEqualByComparingTo("7000000");
        assertThat(rules.get().critical().percentage()).isEqualByComparingTo("12.5");
        write("");
        rules.lookAgain(file);
        assertThat(rules.get().high()).isEqualTo(AlertRules.defaults().high());
    }

    @Test
    void aMistakeLeavesTheRulesAsTheyWereAndIsCountedOnce() throws IOException {
        write("high.value-usd=5000000");
        LiveRules rules = rules();
        for (String mistake : new String[]{"high.value-usd=a lot", "loud=1", "high.value-usd=-1",
                "x".repeat(20_000)}) {
            write(mistake);
            rules.lookAgain(file);
            rules.lookAgain(file);
            assertThat(rules.get().high().valueUsd()).isEqualByComparingTo("5000000");
        }
        assertThat(registry.counter("unlock.severity.file.refused").count()).isEqualTo(4);
        Files.delete(file);
        rules.lookAgain(file);
        assertThat(rules.get().high().valueUsd()).isEqualByComparingTo("5000000");
        write("high.value-usd=6000000");
        rules.lookAgain(file);
        assertThat(rules.get().high().valueUsd()).isEqualByComparingTo("6000000");
    }

    @Test
    void aMistakeAtTheStartFailsIt() throws IOException {
        assertThatThrownBy(this::rules).isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("severity.properties cannot be read");
        write("loud=1");
        assertThatThrownBy(this::rules).hasMessage("no threshold is called loud");
    }

    private LiveRules rules() {
        return new LiveRules(AlertRules.defaults().withThresholds(Map.of("medium.value-usd", "250000")), file,
                vertx,
                registry);
    }

    private void write(String content) throws IOException {
        Files.writeString(file, content);
    }
}
