package io.unlockwire.enrich;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * A price in US dollars for one token.
 *
 * @param at the time of the price, not of the answer
 * @param source who gives it, as an alert names it
 */
public record Quote(BigDecimal priceUsd, Instant at, String source) {

    public Quote {
        if (priceUsd.signum() <= 0) {
            throw new IllegalArgumentException("a price is positive, not " + priceUsd);
        }
    }
}
