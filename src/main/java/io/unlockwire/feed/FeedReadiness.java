package io.unlockwire.feed;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready once the ring is filled, so that clients of a replica that went are served from memory; from then on for good.
 */
@Readiness
@Singleton
class FeedReadiness implements HealthCheck {

    private final Feed feed;

    FeedReadiness(Feed feed) {
        this.feed = feed;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("feed").status(feed.filled()).build();
    }
}
