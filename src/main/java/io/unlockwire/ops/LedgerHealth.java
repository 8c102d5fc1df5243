package io.unlockwire.ops;

import io.unlockwire.feed.LedgerView;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready once the ledger has been read as far as it reached at the start; it stays so without a
 * broker.
 */
@Readiness
@ApplicationScoped
class LedgerHealth implements HealthCheck {

    private final LedgerView ledger;

    LedgerHealth(LedgerView ledger) {
        this.ledger = ledger;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("ledger").status(ledger.caughtUp()).build();
    }
}
