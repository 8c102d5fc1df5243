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
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Prices, and nothing else, by DefiLlama's {@code /prices/current}, under CoinGecko's ids, of up to 100 assets a
 * request.
 */
final class DefiLlama implements MarketProvider {

    static final String NAME = "defillama";

    private static final String PREFIX = "coingecko:";
    private static final BigDecimal LEAST_CONFIDENCE = new BigDecimal("0.8");

    private final MarketIds ids;
    private final Duration oldest;
    private final Clock clock;
    private final Guarded http;
    private final Shared<Quote> quotes;

    DefiLlama(MarketIds ids, ProviderRules rules, Web web) {
        this.ids = ids;
        this.oldest = rules.oldest();
        this.clock = web.clock();
        ProviderMeters meters = web.meters(NAME);
        http = web.guarded(rules, meters);
        quotes = web.shared(rules, meters, this::fetch);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<Part> offers() {
        return Set.of(Part.QUOTE);
    }

    @Override
    public boolean remote() {
        return true;
    }

    @Override
    public Uni<Answer<Quote>> quote(Token token) {
        String id = ids.of(token);
        return id == null ? Uni.createFrom().item(new Answer.UnknownAsset<>()) : quotes.get(PREFIX + id);
    }

    @Override
    public Uni<Answer<Supply>> supply(Token token) {
        return Uni.createFrom().item(new Answer.UnknownAsset<>());
    }

    @Override
    public Uni<Answer<BigDecimal>> volume(Token token) {
        return Uni.createFrom().item(new Answer.UnknownAsset<>());
    }

    private Uni<Map<String, Got<Quote>>> fetch(Collection<String> coins) {
        return http.get("/prices/current/" + MarketIds.joined(coins)).map(this::read);
    }

    private Map<String, Got<Quote>> read(JsonNode answer) {
        JsonNode coins = answer.path("coins");
        if (!coins.isObject()) {
            throw new IllegalArgumentException("answered no coins");
        }
        Map<String, Got<Quote>> found = new HashMap<>();
        coins.properties().forEach(coin -> found.put(coin.getKey(),
                Got.of(() -> Answer.ofNullable(quote(coin.getValue())))));
        return found;
    }

    private @Nullable Quote quote(JsonNode coin) {
        BigDecimal price = Checked.figure(coin, "price");
        BigDecimal confidence = Checked.figure(coin, "confidence");
        if (confidence != null && confidence.compareTo(LEAST_CONFIDENCE) < 0) {
            throw new IllegalArgumentException("is confident of its price to " + confidence + " only");
        }
        Instant at = Instant.ofEpochSecond(coin.path("timestamp").asLong());
        return price == null ? null : new Quote(price, Checked.time(at, clock.instant(), oldest), NAME);
    }
}
