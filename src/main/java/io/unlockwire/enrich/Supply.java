package io.unlockwire.enrich;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * How many tokens there are.
 *
 * @param circulating positive
 * @param total all that exist, locked ones included; null where the provider does not say
 */
public record Supply(BigDecimal circulating, @Nullable BigDecimal total) {

    public Supply {
        if (circulating.signum() <= 0 || (total != null && total.signum() <= 0)) {
            throw new IllegalArgumentException("a supply is positive");
        }
    }
}
