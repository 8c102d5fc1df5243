package io.unlockwire.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GroupProtocolTest {

    private static final Map<String, Object> OTHERS = Map.of("bootstrap.servers", "localhost:9",
            "group.id", "g", "key.deserializer",
            "org.apache.kafka.common.serialization.ByteArrayDeserializer",
            "value.deserializer", "org.apache.kafka.common.serialization.ByteArrayDeserializer");

    @ParameterizedTest
    @ValueSource(strings = {"eager", "cooperative", "consumer"})
    void the_client_accepts_what_each_protocol_sets(String protocol) {
        Map<String, Object> settings = customized(protocol, "claims");
        assertThat(new ConsumerConfig(settings).getString("group.protocol"))
                .isEqualTo(protocol.equals("consumer") ? "consumer" : "classic");
    }

    @Test
    void time_outs_are_the_replicas_with_the_classic_protocols_and_the_brokers_with_the_other() {
        assertThat(customized("cooperative", "claims")).containsEntry("session.timeout.ms", "12000")
                .containsEntry("heartbeat.interval.ms", "4000");
        assertThat(customized("consumer", "announcements"))
                .doesNotContainKeys("session.timeout.ms", "heartbeat.interval.ms",
                        "partition.assignment.strategy");
    }

    @Test
    void channels_that_only_send_are_left_alone() {
        assertThat(customized("consumer", "announcements-out")).containsEntry("session.timeout.ms", "1");
    }

    private static Map<String, Object> customized(String protocol, String channel) {
        PipelineConfig config = new SmallRyeConfigBuilder().withMapping(PipelineConfig.class)
                .withDefaultValue("unlockwire.replica", "r")
                .withDefaultValue("unlockwire.group.protocol", protocol)
                .withDefaultValue("unlockwire.group.session-timeout", "PT12S").build()
                .getConfigMapping(PipelineConfig.class);
        Map<String, Object> settings = new HashMap<>(OTHERS);
        settings.put("session.timeout.ms", "1");
        return new GroupProtocol(config).customize(channel, null, settings);
    }
}
