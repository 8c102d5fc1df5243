package io.unlockwire.enrich;

import java.time.Duration;
import java.util.Set;

/**
 * What an operator decides about enrichment.
 *
 * @param stage the longest that a batch may take, all its claims together
 * @param call the longest that one figure may take, all providers of it together
 * @param concurrency how many claims are enriched at the same time
 * @param required the figures without which an alert is DEGRADED
 */
public record EnrichRules(Duration stage, Duration call, int concurrency, Set<Part> required) {

    /** 2 s a batch, 1.5 s a figure, 256 claims at a time, the quote required. */
    public static EnrichRules defaults() {
        return new EnrichRules(Duration.ofSeconds(2), Duration.ofMillis(1500), 256, Set.of(Part.QUOTE));
    }

    public EnrichRules {
        if (stage.isNegative() || stage.isZero() || call.isNegative() || call.isZero() || concurrency < 1) {
            throw new IllegalArgumentException("times and concurrency are positive");
        }
        required = Set.copyOf(required);
    }
}
