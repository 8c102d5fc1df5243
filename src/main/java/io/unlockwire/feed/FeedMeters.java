package io.unlockwire.feed;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/** What is counted of the stream. */
final class FeedMeters {

    /** One counter for each reason. */
    private static final class ByReason<E extends Enum<E>> {

        private final Map<E, Counter> counters;

        ByReason(MeterRegistry registry, String name, String tag, E[] reasons) {
            counters = Arrays.stream(reasons).collect(Collectors.toUnmodifiableMap(reason -> reason,
                    reason -> registry.counter(name, tag, reason.name().toLowerCase(Locale.ROOT))));
        }

        Counter of(E reason) {
            return Objects.requireNonNull(counters.get(reason));
        }
    }

    private final AtomicInteger connections;
    private final AtomicInteger parked;
    private final Counter sent;
    private final Counter unreadable;
    private final Timer delivery;
    private final ByReason<Step.Source> replayed;
    private final ByReason<Reset> resets;
    private final ByReason<Closing> closed;
    private final ByReason<Refusal> refused;

    FeedMeters(MeterRegistry registry) {
        connections = Objects.requireNonNull(registry.gauge("feed.connections", new AtomicInteger()));
        parked = Objects.requireNonNull(registry.gauge("feed.parked", new AtomicInteger()));
        sent = registry.counter("feed.events.sent");
        unreadable = registry.counter("feed.unreadable");
        delivery = Timer.builder("feed.delivery")
                .description("From Kafka's stamp to the write, of the oldest alert in each live write")
                .publishPercentileHistogram()
                .register(registry);
        replayed = new ByReason<>(registry, "feed.replayed", "source", Step.Source.values());
        resets = new ByReason<>(registry, "feed.resets", "reason", Reset.values());
        closed = new ByReason<>(registry, "feed.closed", "reason", Closing.values());
        refused = new ByReason<>(registry, "feed.refused", "reason", Refusal.values());
    }

    void opened() {
        connections.incrementAndGet();
    }

    void closed(Closing why) {
        connections.decrementAndGet();
        closed.of(why).increment();
    }

    int connections() {
        return connections.get();
    }

    void parked(boolean now) {
        parked.addAndGet(now ? 1 : -1);
    }

    void sent(Step.Write write, long nowMillis) {
        if (write.events() == 0) {
            return;
        }
        sent.increment(write.events());
        if (write.source() == Step.Source.LIVE) {
            delivery.record(Math.max(0, nowMillis - write.oldest()), TimeUnit.MILLISECONDS);
        } else {
            replayed.of(write.source()).increment(write.events());
        }
    }

    void reset(Reset why) {
        resets.of(why).increment();
    }

    void refused(Refusal why) {
        refused.of(why).increment();
    }

    void unreadable() {
        unreadable.increment();
    }
}
