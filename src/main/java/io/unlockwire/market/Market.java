package io.unlockwire.market;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import io.unlockwire.enrich.EnrichRules;
import io.unlockwire.enrich.Enricher;
import io.unlockwire.enrich.MarketProvider;
import io.unlockwire.market.EnrichConfig.Name;
import io.unlockwire.taskgroup.GroupListener;
import io.unlockwire.unlock.Asset;
import io.unlockwire.unlock.Catalogue;
import io.unlockwire.unlock.Token;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Makes the providers that the configuration names, and ends with the service what they have begun. */
@Singleton
final class Market {

    private final EnrichConfig config;
    private final Catalogue catalogue;
    private final Web web;
    private final DeskQuotes desk;
    private final QuotesTail tail;

    Market(EnrichConfig config, Catalogue catalogue, Vertx vertx, Clock clock, MeterRegistry registry,
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            @ConfigProperty(name = "unlockwire.topics.prefix", defaultValue = "unlock.") String prefix) {
        this.config = config;
        this.catalogue = catalogue;
        web = new Web(vertx, clock, registry);
        desk = new DeskQuotes(config.desk().oldest(), clock);
        tail = new QuotesTail(kafka, prefix + "quotes", desk);
    }

    void start(@Observes StartupEvent event) {
        if (config.providers().contains(Name.DESK)) {
            tail.start();
        }
    }

    void stop(@Observes ShutdownEvent event) {
        tail.close();
    }

    @Produces
    @Singleton
    Enricher enricher(GroupListener listener) {
        List<MarketProvider> providers = config.providers().stream().map(this::provider).toList();
        return new Enricher(providers,
                new EnrichRules(config.stage(), config.call(), config.concurrency(), config.required()),
                listener);
    }

    private MarketProvider provider(Name name) {
        return switch (name) {
            case SNAPSHOT -> SnapshotProvider.embedded();
            case DESK -> desk;
            case COINGECKO -> new CoinGecko(this::id, rules(config.coingecko().url(), config.coingecko().key()
                    .map(key -> Map.of(config.coingecko().keyHeader(), key)).orElse(Map.of()),
                    config.coingecko().perMinute()), web);
            case DEFILLAMA -> new DefiLlama(this::id,
                    rules(config.defillama().url(), Map.of(), config.defillama().perMinute()), web);
        };
    }

    private @Nullable String id(Token token) {
        Asset asset = catalogue.asset(token.assetId(),
                LocalDate.ofInstant(web.clock().instant(), ZoneOffset.UTC));
        return asset == null ? null : asset.coinGeckoId();
    }

    private ProviderRules rules(URI url, Map<String, String> headers, int perMinute) {
        return new ProviderRules(url, headers, config.within(), config.retries(),
                Math.max(1, perMinute / Math.max(1, config.replicas())), config.breaker(), config.keep(),
                config.keepOnError(), config.oldest());
    }
}
