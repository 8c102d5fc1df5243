package io.unlockwire.pipeline;

import io.smallrye.mutiny.Uni;
import io.unlockwire.enrich.Answer;
import io.unlockwire.enrich.MarketProvider;
import io.unlockwire.enrich.Part;
import io.unlockwire.enrich.Quote;
import io.unlockwire.enrich.Supply;
import io.unlockwire.market.SnapshotProvider;
import io.unlockwire.unlock.Token;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Set;

/** The service's snapshot of the market, each answer of which takes its time. */
final class SlowMarket implements MarketProvider {

    private final MarketProvider snapshot = SnapshotProvider.embedded();
    private final Duration time;

    SlowMarket(Duration time) {
        this.time = time;
    }

    @Override
    public String name() {
        return snapshot.name();
    }

    @Override
    public Set<Part> offers() {
        return snapshot.offers();
    }

    @Override
    public Uni<Answer<Quote>> quote(Token token) {
        return later(snapshot.quote(token));
    }

    @Override
    public Uni<Answer<Supply>> supply(Token token) {
        return later(snapshot.supply(token));
    }

    @Override
    public Uni<Answer<BigDecimal>> volume(Token token) {
        return later(snapshot.volume(token));
    }

    private <T> Uni<T> later(Uni<T> answer) {
        return time.isZero() ? answer : answer.onItem().delayIt().by(time);
    }
}
