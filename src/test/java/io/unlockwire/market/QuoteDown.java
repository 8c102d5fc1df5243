package io.unlockwire.market;

import io.smallrye.mutiny.Uni;
import io.unlockwire.enrich.Answer;
import io.unlockwire.enrich.MarketProvider;
import io.unlockwire.enrich.Part;
import io.unlockwire.enrich.Quote;
import io.unlockwire.enrich.Supply;
import io.unlockwire.unlock.Token;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Set;

/** Has prices alone, and none of them, a moment after it was asked. */
final class QuoteDown implements MarketProvider {

    @Override
    public String name() {
        return "down";
    }

    @Override
    public Set<Part> offers() {
        return Set.of(Part.QUOTE);
    }

    @Override
    public Uni<Answer<Quote>> quote(Token token) {
        return Uni.createFrom().voidItem().onItem().delayIt().by(Duration.ofMillis(200))
                .chain(() -> Uni.createFrom().failure(new IllegalStateException("refused")));
    }

    @Override
    public Uni<Answer<Supply>> supply(Token token) {
        throw new AssertionError();
    }

    @Override
    public Uni<Answer<BigDecimal>> volume(Token token) {
        throw new AssertionError();
    }
}
