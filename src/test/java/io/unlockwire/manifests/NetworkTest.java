package io.unlockwire.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class NetworkTest {

    private final JsonNode policy = Manifests.base("networkpolicy.yaml").at("/spec");

    @Test
    void thePolicyClosesBothDirections() {
        assertThat(Manifests.texts(policy.at("/policyTypes"))).containsExactly("Ingress", "Egress");
        assertThat(policy.at("/ingress")).isNotEmpty()
                .allSatisfy(rule -> assertThat(rule.at("/from")).isNotEmpty());
        assertThat(policy.at("/egress")).isNotEmpty()
                .allSatisfy(rule -> assertThat(rule.at("/to")).isNotEmpty());
    }

    @Test
    void clientsReachTheMainPortAndPrometheusTheManagementPort() {
        assertThat(policy.at("/ingress/0").toString()).contains("unlockwire.io/edge")
                .contains("\"port\":\"http\"");
        assertThat(policy.at("/ingress/1").toString()).contains("monitoring")
                .contains("\"port\":\"management\"");
        assertThat(policy.at("/ingress")).hasSize(2);
    }

    @Test
    void everyBrokerThatTheSettingsNameMayBeReached() {
        var open = policy.at("/egress/1/ports").valueStream().map(port -> port.at("/port").asText()).toList();
        assertThat(policy.at("/egress/1/to/0/podSelector/matchLabels/strimzi.io~1name").asText())
                .isEqualTo("unlockwire-kafka");
        assertThat(Manifests.files(Path.of("k8s"), "kafka.properties")).hasSize(2)
                .allSatisfy(file -> {
                    var servers = Manifests.properties(file).getProperty("kafka.bootstrap.servers");
                    assertThat(servers).startsWith("unlockwire-kafka-bootstrap:");
                    assertThat(open).contains(servers.split(":", 2)[1]);
                });
    }

    @Test
    void providersAreReachedOnTheInternetAndNothingPrivateIs() {
        var web = policy.at("/egress/2");
        assertThat(web.at("/ports").toString()).isEqualTo("[{\"protocol\":\"TCP\",\"port\":443}]");
        assertThat(web.at("/to")).hasSize(1);
        assertThat(Manifests.texts(web.at("/to/0/ipBlock/except"))).contains("10.0.0.0/8", "172.16.0.0/12",
                "192.168.0.0/16", "169.254.0.0/16");
    }

    @Test
    void theCollectorThatTheSettingNamesMayBeReached() {
        var endpoint = URI.create(Manifests.properties(Path.of("k8s/components/tracing/tracing.properties"))
                .getProperty("unlockwire.tracing.endpoint"));
        var open = Manifests.component("tracing/networkpolicy.yaml").at("/spec/egress/0");
        assertThat(open.at("/ports/0/port").asInt()).isEqualTo(endpoint.getPort());
        assertThat(endpoint.getHost()).endsWith("."
                + open.at("/to/0/namespaceSelector/matchLabels/kubernetes.io~1metadata.name").asText()
                + ".svc");
    }

    @Test
    void theServiceOffersTheMainPortOnly() {
        assertThat(Manifests.base("service.yaml").at("/spec/ports").valueStream()
                .map(port -> port.at("/targetPort").asText()))
                .containsExactly("http");
    }

    @Test
    void theGatewayPutsNoTimeLimitOnTheStream() {
        var stream = Manifests.component("gateway/httproute.yaml").at("/spec/rules/0");
        assertThat(stream.at("/matches/0/path/value").asText()).isEqualTo("/api/v1/alerts/stream");
        assertThat(stream.at("/timeouts"))
                .isEqualTo(Manifests.json("{\"request\":\"0s\",\"backendRequest\":\"0s\"}"));
    }

    @Test
    void theIngressNeitherBuffersNorCutsTheStream() {
        var ingress = Manifests.component("ingress/ingress.yaml");
        var annotations = ingress.at("/metadata/annotations");
        assertThat(annotations.at("/nginx.ingress.kubernetes.io~1proxy-buffering").asText()).isEqualTo("off");
        assertThat(annotations.at("/nginx.ingress.kubernetes.io~1proxy-read-timeout").asInt())
                .isGreaterThanOrEqualTo(3600);
        assertThat(ingress.at("/spec/tls/0/hosts/0")).isEqualTo(ingress.at("/spec/rules/0/host"));
    }
}
