package io.unlockwire.market;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.Uni;
import io.unlockwire.enrich.Answer;
import io.unlockwire.unlock.Token;
import io.vertx.core.Vertx;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;

/** The providers as tests ask them: at this time, with these rules, and by the asset's own id. */
final class Asked {

    static final Instant NOW = Instant.parse("2026-04-15T08:00:00Z");
    static final Duration PATIENCE = Duration.ofSeconds(20);
    static final Token ZK = new Token("zkSync", "ZK", "zksync");
    static final Token IMX = new Token("Immutable X", "IMX", "immutable-x");
    static final MarketIds IDS = Token::assetId;

    private Asked() {}

    static Web web(Vertx vertx) {
        return web(vertx, new SimpleMeterRegistry());
    }

    static Web web(Vertx vertx, MeterRegistry registry) {
        return new Web(vertx, Clock.fixed(NOW, ZoneOffset.UTC), registry);
    }

    /** As they come, but for the address and the time that a request has. */
    static ProviderRules rules(URI base, Duration within) {
        return new ProviderRules(base, Map.of("x-cg-demo-api-key", "secret"), within, 0, 1000,
                Duration.ofMillis(300), Duration.ofMinutes(1), Duration.ofMinutes(15),
                Duration.ofMinutes(15));
    }

    static ProviderRules retrying(ProviderRules rules, int retries) {
        return new ProviderRules(rules.base(), rules.headers(), rules.within(), retries, rules.perMinute(),
                rules.breaker(), rules.keep(), rules.keepOnError(), rules.oldest());
    }

    static ProviderRules keeping(ProviderRules rules, Duration keep, Duration onError) {
        return new ProviderRules(rules.base(), rules.headers(), rules.within(), rules.retries(),
                rules.perMinute(), rules.breaker(), keep, onError, rules.oldest());
    }

    static ProviderRules allowing(ProviderRules rules, int perMinute) {
        return new ProviderRules(rules.base(), rules.headers(), rules.within(), rules.retries(), perMinute,
                rules.breaker(), rules.keep(), rules.keepOnError(), rules.oldest());
    }

    static <T> Answer<T> answer(Uni<Answer<T>> question) {
        return question.await().atMost(PATIENCE);
    }

    static <T> T found(Uni<Answer<T>> question) {
        return answer(question).fold(value -> value, () -> {
            throw new AssertionError("not known");
        });
    }
}
