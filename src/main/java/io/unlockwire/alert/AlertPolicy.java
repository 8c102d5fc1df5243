package io.unlockwire.alert;

import io.unlockwire.enrich.Enrichment;
import io.unlockwire.ledger.Decision;
import java.time.Instant;

/** Whether a decision is worth telling, how loudly, and in which words. Pure and thread-safe. */
public final class AlertPolicy {

    private final AlertRules rules;

    public AlertPolicy(AlertRules rules) {
        this.rules = rules;
    }

    /** An alert follows from it. */
    public boolean tells(Decision decision) {
        return rules.confirmed() && decision.stored();
    }

    /**
     * The alert of a decision that {@link #tells}; its key is to be added to the ledger's state.
     *
     * @param now decides the status alone
     */
    public Alert alertFor(Decision decision, Enrichment enrichment, Instant now) {
        if (!tells(decision)) {
            throw new IllegalArgumentException("no alert follows from " + decision.verdict());
        }
        throw new UnsupportedOperationException(enrichment + " " + now);
    }
}
