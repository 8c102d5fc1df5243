package io.unlockwire.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.server.config.AbstractKafkaConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ComposeTest {

    private static final Set<String> KNOWN = Set.of(
            "build", "cap_drop", "command", "depends_on", "environment", "healthcheck", "image", "mem_limit",
            "pids_limit",
            "ports", "read_only", "restart", "security_opt", "stop_grace_period", "tmpfs", "volumes");

    private final JsonNode services = services();
    private final JsonNode kafka = services.at("/kafka");

    @ParameterizedTest
    @MethodSource("everyService")
    void isHardened(String name, JsonNode service) {
        assertThat(Manifests.texts(service.at("/cap_drop"))).as(name).containsExactly("ALL");
        assertThat(Manifests.texts(service.at("/security_opt"))).as(name)
                .containsExactly("no-new-privileges:true");
        assertThat(Manifests.texts(service.at("/ports"))).as(name)
                .allMatch(port -> port.startsWith("127.0.0.1:"));
        assertThat(service.at("/image").asText()).as(name).matches(".+:v?\\d+\\.\\d+\\.\\d+");
        assertThat(KNOWN).as(name).containsAll(service.properties().stream().map(Map.Entry::getKey).toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"unlockwire-1", "unlockwire-2"})
    void aReplicaHasANameAReadOnlyRootAndAProbe(String name) {
        var replica = services.at("/" + name);
        assertThat(replica.at("/environment/POD_NAME").asText()).isEqualTo(name);
        assertThat(replica.at("/environment/KAFKA_BOOTSTRAP_SERVERS").asText()).isEqualTo("kafka:19092");
        assertThat(replica.at("/environment/QUARKUS_CONFIG_LOCATIONS").asText()).isEqualTo("/etc/unlockwire");
        assertThat(replica.at("/read_only").asBoolean()).isTrue();
        assertThat(Manifests.texts(replica.at("/tmpfs"))).singleElement().asString().startsWith("/tmp:size=");
        assertThat(replica.at("/healthcheck/test/3").asText()).contains("/9000", "GET /q/health/ready");
        assertThat(replica.at("/depends_on/topics/condition").asText())
                .isEqualTo("service_completed_successfully");
    }

    @Test
    void theBrokerKeepsItsRecordsOverARestart() {
        assertThat(Manifests.texts(kafka.at("/volumes")))
                .containsExactly("kafka-data:" + kafka.at("/environment/KAFKA_LOG_DIRS").asText());
        assertThat(kafka.at("/image").asText()).isEqualTo("apache/kafka:4.1.1");
    }

    @Test
    void theBrokerKnowsEverySetting() {
        var settings = kafka.at("/environment").properties().stream()
                .map(Map.Entry::getKey)
                .filter(name -> name.startsWith("KAFKA_") && !name.equals("KAFKA_HEAP_OPTS"))
                .map(name -> name.substring("KAFKA_".length()).toLowerCase(Locale.ROOT).replace('_', '.'));
        assertThat(AbstractKafkaConfig.CONFIG_DEF.names()).containsAll(settings.toList());
    }

    @Test
    void oneBrokerIsEnoughForTransactionsAndMakesNoTopicByAccident() {
        assertThat(kafka.at("/environment/KAFKA_TRANSACTION_STATE_LOG_REPLICATION_FACTOR").asInt()).isOne();
        assertThat(kafka.at("/environment/KAFKA_TRANSACTION_STATE_LOG_MIN_ISR").asInt()).isOne();
        assertThat(kafka.at("/environment/KAFKA_OFFSETS_TOPIC_REPLICATION_FACTOR").asInt()).isOne();
        assertThat(kafka.at("/environment/KAFKA_AUTO_CREATE_TOPICS_ENABLE").asBoolean(true)).isFalse();
    }

    @Test
    void theTopicsAreMadeOnceTheBrokerAnswers() {
        var topics = services.at("/topics");
        assertThat(topics.at("/depends_on/kafka/condition").asText()).isEqualTo("service_healthy");
        assertThat(topics.at("/volumes/0").asText()).isEqualTo("./create-topics.sh:/create-topics.sh:ro");
        assertThat(topics.at("/image")).isEqualTo(kafka.at("/image"));
        assertThat(Manifests.DEPLOY.resolve("create-topics.sh")).isExecutable();
    }

    static Stream<Arguments> everyService() {
        return services().properties().stream()
                .map(entry -> Arguments.of(entry.getKey(), entry.getValue()));
    }

    private static JsonNode services() {
        return Manifests.only(Manifests.DEPLOY.resolve("compose.yaml")).at("/services");
    }
}
