package io.unlockwire.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ScalingTest {

    private static final int PARTITIONS_OF_CLAIMS = 24;

    /** What KEDA's Kafka scaler reads; the API server would take a misspelt name without a word. */
    private static final Set<String> KNOWN = Set.of(
            "activationLagThreshold", "allowIdleConsumers", "bootstrapServers", "consumerGroup",
            "ensureEvenDistributionOfPartitions", "excludePersistentLag", "fullMetadata", "lagThreshold",
            "limitToPartitionsWithLag", "offsetResetPolicy", "partitionLimitation", "sasl", "tls", "topic",
            "version");

    private final JsonNode hpa = Manifests.component("autoscaling-hpa/horizontalpodautoscaler.yaml")
            .at("/spec");
    private final JsonNode keda = Manifests.component("autoscaling-keda/scaledobject.yaml").at("/spec");

    @Test
    void bothAutoscalersKeepTheSameBounds() {
        assertThat(keda.at("/minReplicaCount")).isEqualTo(hpa.at("/minReplicas"));
        assertThat(keda.at("/maxReplicaCount")).isEqualTo(hpa.at("/maxReplicas"));
        assertThat(keda.at("/advanced/horizontalPodAutoscalerConfig/behavior"))
                .isEqualTo(hpa.at("/behavior"));
    }

    @Test
    void theBoundsDivideThePartitionsEvenly() {
        assertThat(hpa.at("/minReplicas").asInt()).isGreaterThanOrEqualTo(3);
        assertThat(PARTITIONS_OF_CLAIMS % hpa.at("/minReplicas").asInt()).isZero();
        assertThat(PARTITIONS_OF_CLAIMS % hpa.at("/maxReplicas").asInt()).isZero();
    }

    @Test
    void kedaLooksAtTheTwoGroupsThatWork() {
        assertThat(keda.at("/triggers").valueStream()
                .map(trigger -> trigger.at("/metadata/consumerGroup").asText()
                        + " on " + trigger.at("/metadata/topic").asText()))
                .containsExactly("unlockwire-intake on unlock.announcements",
                        "unlockwire-resolution on unlock.claims");
    }

    @Test
    void kedaAsksTheBrokersThatTheServiceUses() {
        var settings = Manifests.properties(Manifests.COMPONENTS.resolve("kafka-mtls/kafka.properties"));
        assertThat(keda.at("/triggers")).isNotEmpty().allSatisfy(trigger -> {
            assertThat(trigger.at("/metadata/bootstrapServers").asText())
                    .isEqualTo(settings.getProperty("kafka.bootstrap.servers"));
            assertThat(trigger.at("/metadata/tls").asText()).isEqualTo("enable");
        });
    }

    @Test
    void kedaKnowsEverySetting() {
        assertThat(keda.at("/triggers")).isNotEmpty().allSatisfy(trigger -> {
            var metadata = trigger.at("/metadata").properties();
            assertThat(KNOWN)
                    .containsAll(metadata.stream().map(entry -> entry.getKey()).collect(Collectors.toSet()));
            assertThat(metadata).allMatch(entry -> entry.getValue().isTextual());
        });
    }
}
