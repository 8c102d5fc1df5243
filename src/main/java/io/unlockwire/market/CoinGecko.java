package io.unlockwire.market;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import io.unlockwire.enrich.Answer;
import io.unlockwire.enrich.MarketProvider;
import io.unlockwire.enrich.Part;
import io.unlockwire.enrich.Quote;
import io.unlockwire.enrich.Supply;
import io.unlockwire.unlock.Token;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Price, supply and volume by CoinGecko's {@code /coins/markets}: one request for all three, of up to 100 assets. A
 * figure
 * that cannot be believed fails the asset's figures, and no other asset's.
 */
final class CoinGecko implements MarketProvider {

    static final String NAME = "coingecko";

    private final MarketIds ids;
    private final Duration oldest;
    private final Clock clock;
    private final Guarded http;
    private final Shared<Row> rows;

    private record Row(@Nullable Quote quote, @Nullable Supply supply, @Nullable BigDecimal volumeUsd) {}

    CoinGecko(MarketIds ids, ProviderRules rules, Web web) {
        this.ids = ids;
        this.oldest = rules.oldest();
        this.clock = web.clock();
        ProviderMeters meters = web.meters(NAME);
        http = web.guarded(rules, meters);
        rows = web.shared(rules, meters, this::fetch);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<Part> offers() {
        return EnumSet.allOf(Part.class);
    }

    @Override
    public boolean remote() {
        return true;
    }

    @Override
    public Uni<Answer<Quote>> quote(Token token) {
        return figure(token, Row::quote);
    }

    @Override
    public Uni<Answer<Supply>> supply(Token token) {
        return figure(token, Row::supply);
    }

    @Override
    public Uni<Answer<BigDecimal>> volume(Token token) {
        return figure(token, Row::volumeUsd);
    }

    private <T> Uni<Answer<T>> figure(Token token, Function<Row, @Nullable T> part) {
        String id = ids.of(token);
        return id == null
                ? Uni.createFrom().item(new Answer.UnknownAsset<>())
                : rows.get(id).map(answer -> answer.fold(row -> Answer.ofNullable(part.apply(row)),
                        Answer.UnknownAsset::new));
    }

    private Uni<Map<String, Got<Row>>> fetch(Collection<String> wanted) {
        return http
                .get("/coins/markets?vs_currency=usd&precision=full&per_page=250&ids="
                        + MarketIds.joined(wanted))
                .map(this::read);
    }

    private Map<String, Got<Row>> read(JsonNode answer) {
        if (!answer.isArray()) {
            throw new IllegalArgumentException("answered no list");
        }
        Map<String, Got<Row>> found = new HashMap<>();
        answer.forEach(coin -> found.put(coin.path("id").asText(),
                Got.of(() -> new Answer.Found<>(row(coin)))));
        return found;
    }

    private Row row(JsonNode coin) {
        BigDecimal price = Checked.figure(coin, "current_price");
        BigDecimal circulating = Checked.figure(coin, "circulating_supply");
        return new Row(
                price == null
                        ? null
                        : new Quote(price,
                                Checked.time(coin.path("last_updated").asText(), clock.instant(), oldest),
                                NAME),
                circulating == null ? null : new Supply(circulating, Checked.figure(coin, "total_supply")),
                Checked.figure(coin, "total_volume"));
    }
}
