package io.unlockwire.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The manifests and the settings that the service ships with speak of the same ports, topics and groups. */
class ServiceSettingsTest {

    private final SmallRyeConfig service = service();

    @Test
    void bothListenOnTheSamePorts() {
        var ports = Manifests.base("deployment.yaml").at("/spec/template/spec/containers/0/ports");
        assertThat(ports.at("/0/containerPort").asText()).isEqualTo(value("quarkus.http.port"));
        assertThat(ports.at("/1/containerPort").asText()).isEqualTo(value("quarkus.management.port"));
        assertThat(value("quarkus.management.enabled")).isEqualTo("true");
    }

    @Test
    void theServiceWaitsForTheDelayThatTheClusterSets() {
        assertThat(value("quarkus.shutdown.delay-enabled")).isEqualTo("true");
    }

    @Test
    void theAutoscalerWatchesTheGroupsThatTheServiceJoins() {
        var triggers = Manifests.component("autoscaling-keda/scaledobject.yaml").at("/spec/triggers");
        assertThat(triggers.valueStream().map(trigger -> watched(trigger.at("/metadata"))))
                .containsExactly(joined("announcements"), joined("claims"));
    }

    @Test
    void theServiceMayReadWhatItJoinsFor() {
        var acls = Manifests.component("kafka-users/unlockwire.yaml").at("/spec/authorization/acls");
        var readable = acls.valueStream()
                .filter(acl -> Manifests.texts(acl.at("/operations")).contains("Read"))
                .map(acl -> acl.at("/resource/name").asText())
                .toList();
        assertThat(readable).containsAll(joined("announcements")).containsAll(joined("claims"));
    }

    private static List<String> watched(JsonNode metadata) {
        return List.of(metadata.at("/consumerGroup").asText(), metadata.at("/topic").asText());
    }

    private List<String> joined(String channel) {
        var incoming = "mp.messaging.incoming." + channel;
        return List.of(value(incoming + ".group.id"), value(incoming + ".topic"));
    }

    private String value(String key) {
        return service.getConfigValue(key).getValue();
    }

    private static SmallRyeConfig service() {
        try {
            var file = Path.of("src/main/resources/application.properties").toUri().toURL();
            return new SmallRyeConfigBuilder()
                    .addDefaultInterceptors()
                    .withSources(new PropertiesConfigSource(file))
                    .build();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
