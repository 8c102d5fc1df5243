package io.unlockwire.manifests;

import static io.unlockwire.manifests.Manifests.duration;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Properties;
import org.junit.jupiter.api.Test;

/** A replica that is told to stop has time for its streams, requests and the transaction in hand. */
class DrainTest {

    /** `transaction.timeout.ms` of the service: the longest that a commit may still take. */
    private static final Duration TRANSACTION = Duration.ofSeconds(10);

    private final Properties settings = Manifests
            .properties(Manifests.BASE.resolve("application.properties"));
    private final Duration inProcess = setting("unlockwire.feed.drain")
            .plus(setting("quarkus.shutdown.delay"))
            .plus(setting("quarkus.shutdown.timeout"))
            .plus(TRANSACTION);

    @Test
    void theGraceOfAPodCoversAllSteps() {
        var pod = Manifests.base("deployment.yaml").at("/spec/template/spec");
        var preStop = pod.at("/containers/0/lifecycle/preStop/sleep/seconds");
        assertThat(preStop.asInt()).isPositive();
        assertThat(Duration.ofSeconds(pod.at("/terminationGracePeriodSeconds").asInt()))
                .isGreaterThan(inProcess.plusSeconds(preStop.asInt()));
    }

    @Test
    void streamsEndSpreadOutSoThatTheirClientsDoNotReturnAtOnce() {
        assertThat(setting("unlockwire.feed.drain")).isBetween(Duration.ofSeconds(10),
                Duration.ofSeconds(30));
    }

    @Test
    void composeGivesItsReplicasTheSameSettingsAndTheTime() {
        var replica = Manifests.only(Manifests.DEPLOY.resolve("compose.yaml")).at("/x-replica");
        assertThat(Manifests.texts(replica.at("/volumes")))
                .containsExactly(
                        "../k8s/base/application.properties:/etc/unlockwire/application.properties:ro");
        assertThat(duration(replica.at("/stop_grace_period").asText())).isGreaterThan(inProcess);
    }

    private Duration setting(String key) {
        return duration(settings.getProperty(key));
    }
}
