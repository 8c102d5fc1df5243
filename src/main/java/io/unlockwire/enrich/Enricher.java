package io.unlockwire.enrich;

import io.smallrye.mutiny.Uni;
import java.util.List;

/**
 * Asks the providers about the unlocks of a batch, concurrently and within a budget of time.
 * Thread-safe.
 */
public final class Enricher {

    private final List<MarketProvider> providers;
    private final EnrichRules rules;

    /** @param providers in the order in which they are asked */
    public Enricher(List<? extends MarketProvider> providers, EnrichRules rules) {
        this.providers = List.copyOf(providers);
        this.rules = rules;
    }

    /**
     * As many answers as questions, in their order, within {@link EnrichRules#stage()}; never fails.
     */
    public Uni<List<Enrichment>> enrich(List<Question> questions) {
        return Uni.createFrom().failure(new UnsupportedOperationException(providers + " " + rules));
    }
}
