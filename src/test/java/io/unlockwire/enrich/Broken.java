package io.unlockwire.enrich;

import io.smallrye.mutiny.Uni;
import io.unlockwire.unlock.Token;
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.Set;

/** Throws instead of giving a Uni. */
final class Broken implements MarketProvider {

    @Override
    public String name() {
        return "broken";
    }

    @Override
    public Set<Part> offers() {
        return EnumSet.allOf(Part.class);
    }

    @Override
    public Uni<Answer<Quote>> quote(Token token) {
        throw new IllegalStateException("no such host");
    }

    @Override
    public Uni<Answer<Supply>> supply(Token token) {
        throw new IllegalStateException("no such host");
    }

    @Override
    public Uni<Answer<BigDecimal>> volume(Token token) {
        throw new IllegalStateException("no such host");
    }
}
