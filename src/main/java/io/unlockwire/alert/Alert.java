package io.unlockwire.alert;

import io.unlockwire.enrich.Enrichment;
import io.unlockwire.enrich.Part;
import io.unlockwire.ledger.Changed;
import io.unlockwire.unlock.Flag;
import io.unlockwire.unlock.Percentage;
import io.unlockwire.unlock.Status;
import io.unlockwire.unlock.Token;
import io.unlockwire.unlock.UnlockTime;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A value of the topic {@code unlock.alerts}: its components are the JSON's fields, null where
 * unknown.
 *
 * @param key the idempotency key: the same alert always has the same, and no other has it
 * @param rule the threshold that gave the severity, for example {@code valueUsd>=1000000}
 * @param daysOfVolume value now in days of traded volume
 * @param flags what is suspect, in the order of declaration
 * @param links ids of unlocks that may be the same as this one
 */
public record Alert(String key, String unlockId, int revision, Kind kind, Status status, Severity severity,
        String rule, Token token, @Nullable BigDecimal amount, UnlockTime unlockAt, Value value,
        @Nullable Share percentage, @Nullable BigDecimal daysOfVolume, List<Flag> flags, Market enrichment,
        List<Source> claims, List<Changed> changed, List<String> links, @Nullable String traceId) {

    /**
     * As announced and now, kept apart; US dollars.
     *
     * @param statedMaxUsd the upper end of a stated range
     */
    public record Value(@Nullable BigDecimal statedUsd, @Nullable BigDecimal statedMaxUsd,
            @Nullable BigDecimal nowUsd, @Nullable BigDecimal priceUsd, @Nullable Instant priceAt,
            @Nullable String priceSource) {}

    /**
     * Recomputed from the supply where that is known, else as printed.
     *
     * @param printed as announced; null where silent
     */
    public record Share(BigDecimal value, Percentage.Basis basis, @Nullable Percentage printed) {}

    /** How complete the market's figures are, and why they are not. */
    public record Market(Enrichment.Status status, List<Part> missing, List<String> causes) {}

    /** One teller's claim. */
    public record Source(String source, @Nullable String dataSource, @Nullable String relay,
            Instant publishedAt,
            @Nullable BigDecimal amount, UnlockTime unlockAt, @Nullable BigDecimal valueUsd,
            @Nullable String url) {}

    public Alert {
        flags = List.copyOf(flags);
        claims = List.copyOf(claims);
        changed = List.copyOf(changed);
        links = List.copyOf(links);
    }
}
