package io.unlockwire.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DeploymentTest {

    /** What scanners take for a credential when it stands in an environment name or a ConfigMap. */
    private static final Pattern CREDENTIAL = Pattern
            .compile("token|secret|passw|pwd|jwt|bearer|credential|_key", Pattern.CASE_INSENSITIVE);

    private final JsonNode deployment = Manifests.base("deployment.yaml");
    private final JsonNode container = deployment.at("/spec/template/spec/containers/0");

    @Test
    void meetsTheChecklist() {
        DeploymentChecklist.assertHoldsFor(deployment);
    }

    @Test
    void writesOnlyToTheVolumeThatJavaTakesForTemporaryFiles() {
        assertThat(environment("JAVA_TOOL_OPTIONS")).contains("-Djava.io.tmpdir=/tmp",
                "-XX:+ExitOnOutOfMemoryError");
    }

    @Test
    void namesTheReplicaAfterItsPod() {
        assertThat(Manifests.properties(Manifests.BASE.resolve("application.properties")))
                .containsEntry("unlockwire.replica", "${POD_NAME}");
    }

    @Test
    void startsNeitherLateNorForEver() {
        var startup = container.at("/startupProbe");
        var allowed = startup.at("/periodSeconds").asInt() * startup.at("/failureThreshold").asInt();
        assertThat(allowed).isBetween(60, deployment.at("/spec/progressDeadlineSeconds").asInt());
    }

    @Test
    void survivesMoreMissedLivenessThanReadinessProbes() {
        assertThat(patience("livenessProbe")).isGreaterThanOrEqualTo(3 * patience("readinessProbe"));
    }

    @ParameterizedTest
    @MethodSource("settings")
    void keepsCredentialsOutOf(Path file) {
        var settings = Manifests.properties(file);
        assertThat(settings.stringPropertyNames()).isNotEmpty()
                .noneMatch(key -> CREDENTIAL.matcher(key).find());
        assertThat(settings.values()).noneMatch(value -> CREDENTIAL.matcher(value.toString()).find());
    }

    static Stream<Path> settings() {
        return Manifests.files(Path.of("k8s"), ".properties").stream();
    }

    @Test
    void givesEachKeyInOneFileOnly() {
        var keys = new ArrayList<String>();
        for (var file : Manifests.files(Manifests.BASE, ".properties")) {
            keys.addAll(Manifests.properties(file).stringPropertyNames());
        }
        assertThat(keys).doesNotHaveDuplicates();
    }

    @Test
    void keepsSelectorsToWhatNoUpgradeChanges() {
        var selector = deployment.at("/spec/selector");
        assertThat(Manifests.base("poddisruptionbudget.yaml").at("/spec/selector")).isEqualTo(selector);
        assertThat(Manifests.base("service.yaml").at("/spec/selector"))
                .isEqualTo(selector.at("/matchLabels"));
        assertThat(Manifests.component("monitoring/podmonitor.yaml").at("/spec/selector"))
                .isEqualTo(selector);
    }

    @Test
    void letsOnePodGoAtATime() {
        var budget = Manifests.base("poddisruptionbudget.yaml").at("/spec");
        assertThat(budget.at("/maxUnavailable").asInt()).isOne();
        assertThat(budget.at("/unhealthyPodEvictionPolicy").asText()).isEqualTo("AlwaysAllow");
    }

    @Test
    void holdsNoTokenForTheApiServer() {
        assertThat(Manifests.base("serviceaccount.yaml").at("/automountServiceAccountToken").asBoolean(true))
                .isFalse();
    }

    private int patience(String probe) {
        return container.at("/" + probe + "/periodSeconds").asInt()
                * container.at("/" + probe + "/failureThreshold").asInt();
    }

    private String environment(String name) {
        return container.at("/env")
                .valueStream()
                .filter(variable -> variable.at("/name").asText().equals(name))
                .findAny()
                .orElseThrow()
                .at("/value")
                .asText();
    }
}
