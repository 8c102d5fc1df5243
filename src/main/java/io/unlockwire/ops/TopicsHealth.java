package io.unlockwire.ops;

import io.unlockwire.pipeline.TopicGate;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready once the topics have been found right; they are looked at once, at the start. */
@Readiness
@ApplicationScoped
class TopicsHealth implements HealthCheck {

    private final TopicGate topics;

    TopicsHealth(TopicGate topics) {
        this.topics = topics;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("topics").status(topics.isOpen()).build();
    }
}
