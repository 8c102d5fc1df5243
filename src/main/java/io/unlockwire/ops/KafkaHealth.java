package io.unlockwire.ops;

import io.smallrye.health.api.HealthGroup;
import io.unlockwire.feed.Upstream;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/**
 * Whether Kafka is there, in a group of its own: {@code /q/health/group/kafka}. Readiness and
 * liveness leave it out, since neither a restart nor a closed door would bring a broker back.
 */
@HealthGroup("kafka")
@ApplicationScoped
class KafkaHealth implements HealthCheck {

    private final Upstream kafka;

    KafkaHealth(Upstream kafka) {
        this.kafka = kafka;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("kafka")
                .status(kafka.reachable())
                .withData("since", kafka.since().toString())
                .build();
    }
}
