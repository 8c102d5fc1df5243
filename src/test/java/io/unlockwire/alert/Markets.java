package io.unlockwire.alert;

import io.unlockwire.enrich.CrossCheck;
import io.unlockwire.enrich.Enrichment;
import io.unlockwire.enrich.Part;
import io.unlockwire.enrich.Quote;
import io.unlockwire.enrich.Supply;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/** What a market may be like. */
final class Markets {

    static final Enrichment DOWN = new Enrichment(Enrichment.Status.DEGRADED,
            List.of(Part.QUOTE, Part.SUPPLY, Part.VOLUME), List.of("snapshot: down"), null, null, null,
            CrossCheck.UNCHECKED);

    private Markets() {}

    static Enrichment of(String price, String circulating, String volume) {
        return of(price, circulating, volume, CrossCheck.AGREES);
    }

    static Enrichment of(String price, String circulating, String volume, CrossCheck check) {
        return new Enrichment(Enrichment.Status.COMPLETE, List.of(), List.of(),
                new Quote(new BigDecimal(price), Instant.parse("2026-04-15T00:00:00Z"), "snapshot"),
                new Supply(new BigDecimal(circulating), null), new BigDecimal(volume), check);
    }
}
