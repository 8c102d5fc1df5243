package io.unlockwire.market;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * How a provider does: {@code unlock_provider_requests_total} by outcome (answered, failed, silent, and withheld where
 * its
 * policies let no request out), {@code unlock_provider_old_answers_total}, {@code unlock_provider_breaker_open}.
 */
final class ProviderMeters {

    private final MeterRegistry registry;
    private final String provider;
    private final AtomicBoolean open = new AtomicBoolean();

    ProviderMeters(MeterRegistry registry, String provider) {
        this.registry = registry;
        this.provider = provider;
        Gauge.builder("unlock.provider.breaker.open", open, state -> state.get() ? 1 : 0)
                .tag("provider", provider)
                .strongReference(true).register(registry);
    }

    void answered() {
        count("answered");
    }

    void failed(Throwable failure) {
        count(failure instanceof WithheldException
                ? "withheld"
                : failure instanceof SilentException ? "silent" : "failed");
    }

    void oldAnswer() {
        registry.counter("unlock.provider.old.answers", "provider", provider).increment();
    }

    void breaker(boolean isOpen) {
        open.set(isOpen);
    }

    private void count(String outcome) {
        registry.counter("unlock.provider.requests", "provider", provider, "outcome", outcome).increment();
    }
}
