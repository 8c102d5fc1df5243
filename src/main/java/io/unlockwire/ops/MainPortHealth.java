package io.unlockwire.ops;

import io.quarkus.vertx.http.HttpServerStart;
import io.quarkus.vertx.http.HttpsServerStart;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.ObservesAsync;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready once clients can connect. This is asked on the port of the operators, which may be there
 * before the clients' port is, or instead of it.
 */
@Readiness
@ApplicationScoped
class MainPortHealth implements HealthCheck {

    private volatile boolean listening;

    void plain(@ObservesAsync HttpServerStart started) {
        listening = true;
    }

    void secure(@ObservesAsync HttpsServerStart started) {
        listening = true;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("port").status(listening).build();
    }
}
