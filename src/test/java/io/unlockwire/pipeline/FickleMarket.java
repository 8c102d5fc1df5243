package io.unlockwire.pipeline;

import io.smallrye.mutiny.Uni;
import io.unlockwire.enrich.Answer;
import io.unlockwire.enrich.MarketProvider;
import io.unlockwire.enrich.Part;
import io.unlockwire.enrich.Quote;
import io.unlockwire.enrich.Supply;
import io.unlockwire.unlock.Token;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;

/** A provider of prices that is down when the test says so. */
final class FickleMarket implements MarketProvider {

    private volatile boolean down;

    void down(boolean now) {
        down = now;
    }

    @Override
    public String name() {
        return "fickle";
    }

    @Override
    public Set<Part> offers() {
        return EnumSet.of(Part.QUOTE);
    }

    @Override
    public Uni<Answer<Quote>> quote(Token token) {
        return down
                ? Uni.createFrom().failure(new IllegalStateException("503"))
                : Uni.createFrom().item(new Answer.Found<>(
                        new Quote(new BigDecimal("0.40"), Instant.parse("2026-04-15T08:00:00Z"), "fickle")));
    }

    @Override
    public Uni<Answer<Supply>> supply(Token token) {
        throw new IllegalStateException("not offered");
    }

    @Override
    public Uni<Answer<BigDecimal>> volume(Token token) {
        throw new IllegalStateException("not offered");
    }
}
