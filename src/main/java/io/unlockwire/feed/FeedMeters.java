package io.unlockwire.feed;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What is counted of the stream. */
final class FeedMeters {

    private static final Duration[] BUCKETS = IntStream.of(5, 10, 25, 50, 100, 250, 500, 1_000, 5_000)
            .mapToObj(Duration::ofMillis).toArray(Duration[]::new);

    /** One counter for each reason. */
    private static final class ByReason<E extends Enum<E>> {

        private final Map<E, Counter> counters;

        ByReason(MeterRegistry registry, String name, String tag, Set<E> reasons) {
            counters = reasons.stream().collect(Collectors.toUnmodifiableMap(reason -> reason,
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
    private final Timer canary;
    private volatile double lastCanary = Double.NaN;
    private volatile long lastCanaryAt = System.nanoTime();
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
                .serviceLevelObjectives(BUCKETS)
                .register(registry);
        canary = Timer.builder("feed.canary")
                .description("From asking Kafka where the topic ends to the clients having all up to there")
                .register(registry);
        Gauge.builder("feed.canary.last.seconds", this, meters -> meters.lastCanary)
                .description("The same, of the last one").register(registry);
        Gauge.builder("feed.canary.age.seconds", this,
                meters -> (System.nanoTime() - meters.lastCanaryAt) / 1e9)
                .description("How long ago that was, or the start").register(registry);
        replayed = new ByReason<>(registry, "feed.replayed", "source",
                EnumSet.complementOf(EnumSet.of(Step.Source.LIVE)));
        resets = new ByReason<>(registry, "feed.resets", "reason", EnumSet.allOf(Reset.class));
        closed = new ByReason<>(registry, "feed.closed", "reason", EnumSet.allOf(Closing.class));
        refused = new ByReason<>(registry, "feed.refused", "reason", EnumSet.allOf(Refusal.class));
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

    /** Each event loop tells how long it took; the last one is the slowest. */
    void canary(Duration took) {
        canary.record(took);
        lastCanary = took.toNanos() / 1e9;
        lastCanaryAt = System.nanoTime();
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
