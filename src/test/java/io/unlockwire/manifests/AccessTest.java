package io.unlockwire.manifests;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

/** Nobody may do more at the brokers than what stands here. */
class AccessTest {

    @Test
    void theServiceReadsAndWritesItsOwnTopicsOnly() {
        assertThat(rights("unlockwire")).isEqualTo("""
                literal topic unlock.announcements: Read Write Describe DescribeConfigs
                literal topic unlock.claims: Read Write Describe DescribeConfigs
                literal topic unlock.ledger: Read Write Describe DescribeConfigs
                literal topic unlock.alerts: Read Write Describe DescribeConfigs
                literal topic unlock.archive: Read Write Describe DescribeConfigs
                literal topic unlock.rejected: Read Write Describe DescribeConfigs
                literal topic unlock.quotes: Read Describe
                literal group unlockwire-intake: Read Describe
                literal group unlockwire-resolution: Read Describe
                prefix transactionalId unlockwire-: Write Describe
                """);
    }

    @Test
    void kedaOnlyLooks() {
        assertThat(rights("unlockwire-keda")).isEqualTo("""
                literal topic unlock.announcements: Describe
                literal topic unlock.claims: Describe
                literal group unlockwire-intake: Describe
                literal group unlockwire-resolution: Describe
                """);
    }

    @Test
    void theBrokersKnowEverybodyByCertificateAndAllowNothingElse() {
        var kafka = Manifests.component("kafka-cluster/kafka.yaml").at("/spec/kafka");
        assertThat(kafka.at("/listeners"))
                .isNotEmpty()
                .allSatisfy(listener -> assertThat(listener.at("/authentication/type").asText())
                        .isEqualTo("tls"));
        assertThat(kafka.at("/authorization/type").asText()).isEqualTo("simple");
        assertThat(kafka.at("/config/auto.create.topics.enable").asBoolean(true)).isFalse();
    }

    @Test
    void certificatesComeAsFilesThatTheSettingsName() {
        var settings = Manifests.properties(Manifests.COMPONENTS.resolve("kafka-mtls/kafka.properties"));
        var patch = Manifests.text(Manifests.COMPONENTS.resolve("kafka-mtls/kustomization.yaml"));
        assertThat(settings)
                .containsEntry("kafka.security.protocol", "SSL")
                .containsEntry("quarkus.tls.kafka.trust-store.pem.certs", "/etc/kafka-tls/ca.crt")
                .containsEntry("quarkus.tls.kafka.key-store.pem.0.cert", "/etc/kafka-tls/user.crt")
                .containsEntry("quarkus.tls.kafka.key-store.pem.0.key", "/etc/kafka-tls/user.key");
        assertThat(patch).contains("mountPath: /etc/kafka-tls", "path: ca.crt", "path: user.crt",
                "path: user.key");
    }

    private static String rights(String user) {
        var spec = Manifests.component("kafka-users/" + user + ".yaml").at("/spec");
        assertThat(spec.at("/authentication/type").asText()).isEqualTo("tls");
        return spec.at("/authorization/acls").valueStream().map(AccessTest::right).collect(joining());
    }

    private static String right(JsonNode acl) {
        var resource = acl.at("/resource");
        return "%s %s %s: %s\n".formatted(
                resource.at("/patternType").asText(),
                resource.at("/type").asText(),
                resource.at("/name").asText(),
                String.join(" ", Manifests.texts(acl.at("/operations"))));
    }
}
