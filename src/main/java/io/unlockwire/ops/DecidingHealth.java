package io.unlockwire.ops;

import io.unlockwire.pipeline.StageCounts;
import io.unlockwire.pipeline.Stages;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
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

    private final Supplier<Map<String, Duration>> deciding;
    private final Duration limit;

    @Inject
    DecidingHealth(Stages stages) {
        this(() -> stages.counts().stream()
                .collect(Collectors.toMap(StageCounts::stage, StageCounts::deciding)), stages.watchdog());
    }

    /** @param deciding how long each stage has been deciding about what it has in hand */
    DecidingHealth(Supplier<Map<String, Duration>> deciding, Duration limit) {
        this.deciding = deciding;
        this.limit = limit;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder health = HealthCheckResponse.named("deciding").up();
        deciding.get().forEach((stage, since) -> {
            health.withData(stage, since.toString());
            if (since.compareTo(limit) > 0) {
                health.down();
            }
        });
        return health.build();
    }
}
