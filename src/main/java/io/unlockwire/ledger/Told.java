package io.unlockwire.ledger;

import io.unlockwire.unlock.Coordinates;
import io.unlockwire.unlock.Origin;
import io.unlockwire.unlock.Report;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What one teller last said of an unlock.
 *
 * @param teller who is counted, see {@link Report#teller()}
 * @param source the channel it came through
 * @param at where it was first written down
 */
public record Told(String teller, String source, @Nullable String dataSource, @Nullable String relay,
        @Nullable String url, Instant publishedAt, Coordinates at, Figures says) {

    static Told of(Report report) {
        Origin origin = report.origin();
        return new Told(report.teller(), origin.source(), report.claim().dataSource(),
                report.claim().relay(), origin.url(), origin.publishedAt(), origin.at(),
                Figures.of(report.claim()));
    }

    Told withSays(Figures figures) {
        return new Told(teller, source, dataSource, relay, url, publishedAt, at, figures);
    }
}
