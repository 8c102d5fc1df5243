package io.unlockwire.ops;

import io.unlockwire.pipeline.StageCounts;
import io.unlockwire.pipeline.Stages;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Liveness;

/**
 * The watchdog of the batch in hand. A consumer that is paused keeps polling, so Kafka cannot see
 * a stage that hangs in deciding; waiting for Kafka does not count.
 */
@Liveness
@ApplicationScoped
class DecidingHealth implements HealthCheck {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private final Stages stages;

    DecidingHealth(Stages stages) {
        this.stages = stages;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder health = HealthCheckResponse.named("deciding").up();
        for (StageCounts counts : stages.counts()) {
            Duration deciding = counts.deciding();
            health.withData(counts.stage(), deciding.toString());
            if (deciding.compareTo(LIMIT) > 0) {
                health.down();
            }
        }
        return health.build();
    }
}
