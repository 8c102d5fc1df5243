package io.unlockwire.pipeline;

import io.smallrye.mutiny.Uni;
import io.unlockwire.enrich.Answer;
import io.unlockwire.enrich.MarketProvider;
import io.unlockwire.enrich.Part;
import io.unlockwire.enrich.Quote;
import io.unlockwire.enrich.Supply;
import io.unlockwire.unlock.Token;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;

/** A market that is up and knows no asset. */
final class Market implements MarketProvider {

    static String seed(int number) {
        try (InputStream in = Objects.requireNonNull(Market.class.getResourceAsStream("/demo/seeds.jsonl"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList().get(number);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String name() {
        return "empty";
    }

    @Override
    public Set<Part> offers() {
        return EnumSet.allOf(Part.class);
    }

    @Override
    public Uni<Answer<Quote>> quote(Token token) {
        return Uni.createFrom().item(new Answer.UnknownAsset<>());
    }

    @Override
    public Uni<Answer<Supply>> supply(Token token) {
        return Uni.createFrom().item(new Answer.UnknownAsset<>());
    }

    @Override
    public Uni<Answer<BigDecimal>> volume(Token token) {
        return Uni.createFrom().item(new Answer.UnknownAsset<>());
    }
}
