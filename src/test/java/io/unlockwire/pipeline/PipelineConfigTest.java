package io.unlockwire.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.unlockwire.alert.AlertRules;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The pipeline's settings as operators write them. */
class PipelineConfigTest {

    @Test
    void thresholdsAreNamedAsTheDocumentsNameThem() {
        PipelineConfig config = config(Map.of("unlockwire.alert.severity.high.value-usd", "5000000",
                "unlockwire.alert.severity.medium.value-usd", "250000"));
        AlertRules rules = AlertRules.defaults().withThresholds(config.alert().severity());
        assertThat(rules.high().valueUsd()).isEqualByComparingTo("5000000");
        assertThat(rules.mediumUsd()).isEqualByComparingTo("250000");
    }

    @Test
    void anUnknownSettingEndsTheStart() {
        assertThatThrownBy(() -> config(Map.of("unlockwire.alert.loud", "true")))
                .hasMessageContaining("alert.loud");
    }

    private static PipelineConfig config(Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(settings);
        all.put("unlockwire.replica", "one");
        return new SmallRyeConfigBuilder().withMapping(PipelineConfig.class)
                .withSources(new PropertiesConfigSource(all, "test", 100)).build()
                .getConfigMapping(PipelineConfig.class);
    }
}
