package io.unlockwire.manifests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What `kubectl kustomize` makes of the overlays, and of each component alone. */
@Tag("kubectl")
class KustomizeIT {

    private static final List<String> EVERYWHERE = List.of(
            "ServiceAccount/unlockwire",
            "Service/unlockwire",
            "Deployment/unlockwire",
            "PodDisruptionBudget/unlockwire",
            "NetworkPolicy/unlockwire",
            "Kafka/unlockwire",
            "KafkaNodePool/dual-role",
            "KafkaTopic/unlock.announcements",
            "KafkaTopic/unlock.claims",
            "KafkaTopic/unlock.ledger",
            "KafkaTopic/unlock.alerts",
            "KafkaTopic/unlock.archive",
            "KafkaTopic/unlock.quotes",
            "KafkaTopic/unlock.rejected",
            "KafkaUser/unlockwire",
            "KafkaUser/unlockwire-keda");

    @ParameterizedTest
    @ValueSource(strings = {"local", "production"})
    void everyObjectIsWholeAndInItsNamespace(String overlay) throws Exception {
        var objects = overlay(overlay);
        var namespace = find(objects, "Namespace");
        assertThat(objects.stream().map(Manifests::name)).containsAll(EVERYWHERE);
        assertThat(objects).allSatisfy(object -> {
            assertThatCode(() -> StrictModels.read(object)).as(Manifests.name(object))
                    .doesNotThrowAnyException();
            if (!List.of("Namespace", "PriorityClass").contains(object.at("/kind").asText())) {
                assertThat(object.at("/metadata/namespace")).isEqualTo(namespace.at("/metadata/name"));
            }
        });
        assertThat(List.of("enforce", "audit", "warn")).allSatisfy(mode -> assertThat(
                namespace.at("/metadata/labels/pod-security.kubernetes.io~1" + mode).asText())
                .isEqualTo("restricted"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"local", "production"})
    void theDeploymentMeetsTheChecklistAndReadsTheGeneratedSettings(String overlay) throws Exception {
        var objects = overlay(overlay);
        var deployment = find(objects, "Deployment");
        var settings = find(objects, "ConfigMap");
        DeploymentChecklist.assertHoldsFor(deployment);
        assertThat(settings.at("/metadata/name").asText()).matches("unlockwire-config-[a-z0-9]{10}");
        assertThat(deployment.at("/spec/template/spec/volumes/0/configMap/name"))
                .isEqualTo(settings.at("/metadata/name"));
        assertThat(settings.at("/data/kafka.properties").asText()).contains("kafka.security.protocol=SSL");
        assertThat(deployment.at("/spec/template/spec/volumes/2/name").asText()).isEqualTo("kafka-tls");
        assertThat(deployment.at("/spec/template/spec/containers/0/volumeMounts/2/name").asText())
                .isEqualTo("kafka-tls");
        assertThat(deployment.at("/spec/template/metadata/labels/app.kubernetes.io~1version").asText())
                .isNotBlank();
    }

    @ParameterizedTest
    @CsvSource({"local, 1, 1, 1", "production, 3, 3, 2"})
    void recordsAreKeptAsOftenAsTheOverlaySays(String overlay, int brokers, int replicas, int inSync)
            throws Exception {
        var objects = overlay(overlay);
        var cluster = find(objects, "Kafka").at("/spec/kafka/config");
        assertThat(find(objects, "KafkaNodePool").at("/spec/replicas").asInt()).isEqualTo(brokers);
        assertThat(cluster.at("/transaction.state.log.replication.factor").asInt()).isEqualTo(replicas);
        assertThat(cluster.at("/transaction.state.log.min.isr").asInt()).isEqualTo(inSync);
        assertThat(cluster.at("/auto.create.topics.enable").asBoolean(true)).isFalse();
        assertThat(objects.stream().filter(object -> object.at("/kind").asText().equals("KafkaTopic")))
                .hasSize(7)
                .allSatisfy(topic -> {
                    assertThat(topic.at("/spec/replicas").asInt()).isEqualTo(replicas);
                    assertThat(topic.at("/spec/config/min.insync.replicas").asInt()).isEqualTo(inSync);
                });
    }

    @Test
    void productionLeavesTheNumberOfReplicasToTheAutoscaler() throws Exception {
        var objects = overlay("production");
        assertThat(find(objects, "ScaledObject").at("/spec/scaleTargetRef/name").asText())
                .isEqualTo("unlockwire");
        assertThat(find(objects, "Deployment").at("/spec/replicas").isMissingNode()).isTrue();
        assertThat(image(objects)).matches(".+/unlockwire(:\\d+\\.\\d+\\.\\d+|@sha256:[0-9a-f]{64})");
    }

    @Test
    void localRunsTwoReplicasOfTheImageThatWasLoaded() throws Exception {
        var objects = overlay("local");
        assertThat(find(objects, "Deployment").at("/spec/replicas").asInt()).isEqualTo(2);
        assertThat(image(objects)).isEqualTo("localhost/unlockwire:dev");
    }

    @ParameterizedTest
    @MethodSource("components")
    void eachComponentFitsTheBaseAlone(Path component, @TempDir Path directory) throws Exception {
        Files.writeString(directory.resolve("kustomization.yaml"), """
                resources: [%s]
                components: [%s]
                """.formatted(from(directory, Manifests.BASE), from(directory, component)));
        var objects = Kubectl.kustomize(directory);
        DeploymentChecklist.assertHoldsFor(find(objects, "Deployment"));
    }

    static Stream<Path> components() {
        return Manifests.files(Manifests.COMPONENTS, "kustomization.yaml").stream().map(Path::getParent);
    }

    private static Path from(Path directory, Path target) throws IOException {
        return directory.toRealPath().relativize(target.toRealPath());
    }

    private static List<JsonNode> overlay(String name) throws Exception {
        return Kubectl.kustomize(Manifests.OVERLAYS.resolve(name));
    }

    private static String image(List<JsonNode> objects) {
        return find(objects, "Deployment").at("/spec/template/spec/containers/0/image").asText();
    }

    private static JsonNode find(List<JsonNode> objects, String kind) {
        var found = objects.stream().filter(object -> object.at("/kind").asText().equals(kind)).toList();
        assertThat(found).as(kind).hasSize(1);
        return found.get(0);
    }
}
