package io.unlockwire.enrich;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the world knows about an unlock. A figure that is not known is null, never zero.
 *
 * @param missing the figures that are not there, in the order of {@link Part}
 * @param causes why, one sentence each, of DEGRADED and PARTIAL
 * @param volumeUsd traded within 24 hours, US dollars
 */
public record Enrichment(Status status, List<Part> missing, List<String> causes, @Nullable Quote quote,
        @Nullable Supply supply, @Nullable BigDecimal volumeUsd, CrossCheck check) {

    /** How much of it is there. */
    public enum Status {
        COMPLETE,
        /** An optional figure is missing. */
        PARTIAL,
        /** A required figure is missing, because its providers failed or took too long. */
        DEGRADED,
        /** The providers are up and do not know the asset. */
        UNKNOWN_ASSET
    }

    public Enrichment {
        missing = List.copyOf(missing);
        causes = List.copyOf(causes);
    }
}
