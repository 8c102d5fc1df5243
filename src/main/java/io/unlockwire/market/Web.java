package io.unlockwire.market;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.util.Collection;
import java.util.Map;
import java.util.function.Function;

/**
 * What the providers on the web have in common.
 *
 * @param clock tells whether a price is stale
 */
record Web(Vertx vertx, Clock clock, MeterRegistry registry) {

    /** How long a request waits for others to join it, milliseconds. */
    private static final long GATHERING = 2;

    ProviderMeters meters(String provider) {
        return new ProviderMeters(registry, provider);
    }

    Guarded guarded(ProviderRules rules, ProviderMeters meters) {
        return new Guarded(new JsonOverHttp(vertx, rules), rules, meters, System::nanoTime);
    }

    <T> Shared<T> shared(ProviderRules rules, ProviderMeters meters,
            Function<Collection<String>, Uni<Map<String, Got<T>>>> source) {
        return new Shared<>(source, task -> vertx.setTimer(GATHERING, timer -> task.run()), rules.keep(),
                rules.keepOnError(), System::nanoTime, meters::oldAnswer);
    }
}
