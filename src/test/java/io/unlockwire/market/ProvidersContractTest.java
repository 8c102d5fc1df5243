package io.unlockwire.market;

import static io.unlockwire.market.Asked.found;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.unlockwire.enrich.Quote;
import io.unlockwire.enrich.Supply;
import io.unlockwire.unlock.Token;
import io.vertx.core.Vertx;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The real providers answer as they are read; run by hand, with a network and {@code -Dcoingecko.key=}. */
@Tag("contract")
class ProvidersContractTest {

    private static final Token ARBITRUM = new Token("Arbitrum", "ARB", "arbitrum");

    private final Vertx vertx = Vertx.vertx();
    private final Web web = new Web(vertx, Clock.systemUTC(), new SimpleMeterRegistry());

    @AfterEach
    void close() {
        vertx.close();
    }

    @Test
    void coinGecko() {
        String key = Objects.requireNonNull(System.getProperty("coingecko.key"),
                "-Dcoingecko.key= is needed");
        CoinGecko provider = new CoinGecko(Token::assetId,
                rules("https://api.coingecko.com/api/v3", Map.of("x-cg-demo-api-key", key)), web);
        assertFresh(found(provider.quote(ARBITRUM)));
        Supply supply = found(provider.supply(ARBITRUM));
        assertThat(supply.circulating()).isLessThanOrEqualTo(supply.total());
        assertThat(found(provider.volume(ARBITRUM))).isPositive();
    }

    @Test
    void defiLlama() {
        assertFresh(found(new DefiLlama(Token::assetId, rules("https://coins.llama.fi", Map.of()), web)
                .quote(ARBITRUM)));
    }

    private static void assertFresh(Quote quote) {
        assertThat(quote.priceUsd()).isPositive();
        assertThat(quote.at()).isAfter(Instant.now().minus(Duration.ofMinutes(15)));
    }

    private static ProviderRules rules(String base, Map<String, String> headers) {
        return new ProviderRules(URI.create(base), headers, Duration.ofSeconds(10), 1, 10,
                Duration.ofSeconds(10),
                Duration.ofSeconds(30), Duration.ofMinutes(15), Duration.ofMinutes(15));
    }
}
