package io.unlockwire.enrich;

import io.unlockwire.unlock.Token;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An unlock to be enriched.
 *
 * @param amount tokens; null where unknown
 * @param statedUsd the value as announced; null where silent
 * @param history amounts of the asset's other unlocks, in any order
 */
public record Question(Token token, @Nullable BigDecimal amount, @Nullable BigDecimal statedUsd,
        List<BigDecimal> history) {

    public Question {
        history = List.copyOf(history);
    }
}
