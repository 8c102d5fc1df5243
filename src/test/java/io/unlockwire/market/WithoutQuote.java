package io.unlockwire.market;

import io.smallrye.mutiny.Uni;
import io.unlockwire.enrich.Answer;
import io.unlockwire.enrich.MarketProvider;
import io.unlockwire.enrich.Part;
import io.unlockwire.enrich.Quote;
import io.unlockwire.enrich.Supply;
import io.unlockwire.unlock.Token;
import java.math.BigDecimal;
import java.util.Set;

/** A provider that is not asked for prices. */
record WithoutQuote(MarketProvider all) implements MarketProvider {

    @Override
    public String name() {
        return all.name();
    }

    @Override
    public Set<Part> offers() {
        return Set.of(Part.SUPPLY, Part.VOLUME);
    }

    @Override
    public Uni<Answer<Quote>> quote(Token token) {
        throw new AssertionError();
    }

    @Override
    public Uni<Answer<Supply>> supply(Token token) {
        return all.supply(token);
    }

    @Override
    public Uni<Answer<BigDecimal>> volume(Token token) {
        return all.volume(token);
    }
}
