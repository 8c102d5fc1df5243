package io.unlockwire.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ContainerfileTest {

    private final List<String> lines = Manifests.text(Manifests.DEPLOY.resolve("Containerfile")).lines()
            .toList();

    @Test
    void theBaseIsAnArgumentWithADefault() {
        assertThat(lines).containsSequence("ARG BASE_IMAGE=eclipse-temurin:25-jre", "FROM ${BASE_IMAGE}");
    }

    @Test
    void theLayersGoFromWhatChangesLeastToWhatChangesMost() {
        assertThat(lines).filteredOn(line -> line.startsWith("COPY")).containsExactly(
                "COPY --chown=0:0 target/quarkus-app/lib/boot/ lib/boot/",
                "COPY --chown=0:0 target/quarkus-app/lib/main/ lib/main/",
                "COPY --chown=0:0 target/quarkus-app/quarkus-run.jar ./",
                "COPY --chown=0:0 target/quarkus-app/quarkus/ quarkus/",
                "COPY --chown=0:0 target/quarkus-app/app/ app/");
    }

    @Test
    void itRunsAsTheUserThatTheDeploymentNames() {
        var pod = Manifests.base("deployment.yaml").at("/spec/template/spec/securityContext");
        assertThat(lines)
                .contains("USER " + pod.at("/runAsUser").asInt() + ":" + pod.at("/runAsGroup").asInt());
    }

    @Test
    void itOpensThePortsThatTheDeploymentNames() {
        var ports = Manifests.base("deployment.yaml").at("/spec/template/spec/containers/0/ports");
        assertThat(lines)
                .contains("EXPOSE " + ports.at("/0/containerPort") + " " + ports.at("/1/containerPort"));
    }

    @Test
    void javaIsTheFirstProcessAndWritesToTmpOnly() {
        assertThat(lines).contains("ENTRYPOINT [\"java\", \"@java.options\", \"-jar\", \"quarkus-run.jar\"]");
        assertThat(lines).anyMatch(line -> line.startsWith("ENV JAVA_TOOL_OPTIONS=\"-Djava.io.tmpdir=/tmp "));
        assertThat(lines).noneMatch(line -> line.startsWith("CMD"));
    }

    @Test
    void onlyTheTrainingOfTheJvmRunsWhileItIsBuilt() {
        assertThat(lines).filteredOn(line -> line.startsWith("RUN"))
                .containsExactly("RUN touch java.options; \\");
        assertThat(lines.indexOf("ARG AOT=auto")).isLessThan(lines.indexOf("USER 10001:10001"));
    }

    @Test
    void nothingButTheBuiltApplicationIsSentToTheBuilder() {
        assertThat(Manifests.text(Path.of(".dockerignore")).lines().filter(line -> !line.startsWith("#")))
                .containsExactly("*", "!target/quarkus-app");
    }
}
