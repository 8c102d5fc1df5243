package io.unlockwire.manifests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No field is misspelt and no file forgotten. */
class StrictFieldsTest {

    private static final Set<String> KUSTOMIZE = Set.of(
            "apiVersion", "components", "configMapGenerator", "images", "kind", "labels", "namespace",
            "patches", "resources");

    @ParameterizedTest
    @MethodSource("objects")
    void everyFieldExists(Path file) {
        assertThatCode(() -> StrictModels.read(Manifests.only(file))).doesNotThrowAnyException();
    }

    @Test
    void aMisspeltFieldIsNamed() {
        var deployment = Manifests.base("deployment.yaml");
        ((ObjectNode) deployment.at("/spec/template/spec")).put("terminationGracePeriod", 60);
        assertThatThrownBy(() -> StrictModels.read(deployment))
                .hasMessageContaining("\"terminationGracePeriod\"");
    }

    @ParameterizedTest
    @MethodSource("kustomizations")
    void everyKustomizationNamesEveryFileBesideIt(Path kustomization) {
        var content = Manifests.only(kustomization);
        var beside = Manifests.files(kustomization.getParent(), ".yaml").stream()
                .filter(Predicate.not(kustomization::equals))
                .map(file -> file.getFileName().toString());
        assertThat(Manifests.texts(content.at("/resources"))).containsAll(beside.toList());
        assertThat(KUSTOMIZE).containsAll(content.properties().stream().map(Map.Entry::getKey).toList());
    }

    @ParameterizedTest
    @MethodSource("objects")
    void everyObjectOfTheServiceIsLabelled(Path file) {
        var object = Manifests.only(file);
        var labels = object.at("/metadata/labels");
        if (object.at("/apiVersion").asText().startsWith("kafka.strimzi.io/")) {
            assertThat(labels.at("/strimzi.io~1cluster").asText(object.at("/metadata/name").asText()))
                    .isEqualTo("unlockwire");
        } else if (!object.at("/kind").asText().equals("Namespace")) {
            assertThat(labels.at("/app.kubernetes.io~1name").asText()).isEqualTo("unlockwire");
            assertThat(labels.at("/app.kubernetes.io~1instance").asText()).isEqualTo("unlockwire");
        }
    }

    static Stream<Path> objects() {
        return Manifests.files(Path.of("k8s"), ".yaml").stream()
                .filter(file -> !file.endsWith("kustomization.yaml"));
    }

    static Stream<Path> kustomizations() {
        return Manifests.files(Path.of("k8s"), "kustomization.yaml").stream();
    }
}
