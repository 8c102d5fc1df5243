package io.unlockwire.ops;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.Test;

class DecidingHealthTest {

    private final Map<String, Duration> deciding = new HashMap<>(
            Map.of("intake", Duration.ZERO, "resolution", Duration.ofSeconds(2)));
    private final DecidingHealth health = new DecidingHealth(() -> deciding, Duration.ofMinutes(1));

    @Test
    void a_stage_that_decides_in_time_is_alive() {
        assertThat(health.call().getStatus()).isEqualTo(Status.UP);
    }

    @Test
    void a_stage_that_hangs_is_not_and_is_named_until_it_goes_on() {
        deciding.put("resolution", Duration.ofSeconds(61));
        assertThat(health.call().getStatus()).isEqualTo(Status.DOWN);
        assertThat(health.call().getData().orElseThrow()).containsEntry("resolution", "PT1M1S");

        deciding.put("resolution", Duration.ZERO);
        assertThat(health.call().getStatus()).isEqualTo(Status.UP);
    }
}
