package io.unlockwire.market;

import com.fasterxml.jackson.databind.ObjectReader;
import io.unlockwire.wire.Json;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One record of the topic of quotes; what a desk does not say is null.
 *
 * @param at the time of the figures
 * @param priceUsd US dollars for one token
 * @param circulating tokens
 * @param total tokens, locked ones included
 * @param volumeUsd traded within 24 hours, US dollars
 */
record DeskQuote(Instant at, @Nullable BigDecimal priceUsd, @Nullable BigDecimal circulating,
        @Nullable BigDecimal total, @Nullable BigDecimal volumeUsd) {

    private static final int LARGEST = 4096;
    private static final ObjectReader READER = Json.mapper().readerFor(DeskQuote.class);

    DeskQuote {
        if (at == null) {
            throw new IllegalArgumentException("at is missing");
        }
        priceUsd = Checked.figure(priceUsd, "priceUsd");
        circulating = Checked.figure(circulating, "circulating");
        total = Checked.figure(total, "total");
        volumeUsd = Checked.figure(volumeUsd, "volumeUsd");
    }

    /** @throws IllegalArgumentException if it is none */
    static DeskQuote of(byte[] value) {
        if (value.length > LARGEST) {
            throw new IllegalArgumentException("more than " + LARGEST + " bytes");
        }
        try {
            DeskQuote quote = READER.readValue(value);
            if (quote == null) {
                throw new IllegalArgumentException("null is no quote");
            }
            return quote;
        } catch (IOException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }
}
