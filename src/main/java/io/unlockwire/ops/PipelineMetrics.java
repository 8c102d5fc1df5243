package io.unlockwire.ops;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.quarkus.runtime.StartupEvent;
import io.unlockwire.feed.Upstream;
import io.unlockwire.pipeline.StageCounts;
import io.unlockwire.pipeline.Stages;
import io.unlockwire.pipeline.TimerCounts;
import io.unlockwire.pipeline.Waits;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The stages' counts as meters. Conservation, at any quiet moment and per stage: {@code
 * unlock_records_received_total = sum of unlock_records_total + unlock_records_returned_total}.
 */
@ApplicationScoped
class PipelineMetrics {

    /** Up to a quick trader's patience, then up to that of one who reads. */
    private static final Duration[] BUCKETS = Stream
            .of(10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000, 30_000,
                    60_000, 300_000)
            .map(Duration::ofMillis).toArray(Duration[]::new);

    private final MeterRegistry registry;

    PipelineMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    void register(@Observes StartupEvent event, Stages stages, Upstream kafka) {
        Gauge.builder("unlock.kafka.reachable", kafka, k -> k.reachable() ? 1 : 0)
                .description("1 while Kafka answers")
                .register(registry);
        timers(stages.timers());
        Timer alerted = timer("unlock.end.to.end",
                "From an announcement on its topic to the alert about it, committed",
                Tags.empty());
        for (StageCounts counts : stages.counts()) {
            Tags stage = Tags.of("stage", counts.stage());
            counts.tell(new Times(timer("unlock.processing",
                    "From a record on a stage's topic to what became of it, committed", stage), alerted));
            FunctionCounter.builder("unlock.records.received", counts, StageCounts::received).tags(stage)
                    .description("Records taken in hand, those that came again included").register(registry);
            FunctionCounter.builder("unlock.records.returned", counts, StageCounts::returned).tags(stage)
                    .description("Records given back undecided").register(registry);
            FunctionCounter.builder("unlock.offsets.behind", counts, StageCounts::offsetsBehind).tags(stage)
                    .description("Older offsets than what was carried out, given out by the broker")
                    .register(registry);
            Gauge.builder("unlock.partitions.owned", counts, c -> c.owned()).tags(stage)
                    .description("Partitions that this replica owns").register(registry);
            Gauge.builder("unlock.deciding.seconds", counts, c -> c.deciding().toNanos() / 1e9).tags(stage)
                    .description("How long the batch in hand has been in deciding").register(registry);
            Gauge.builder("unlock.recovering.seconds", counts, c -> c.recovering().toNanos() / 1e9)
                    .tags(stage)
                    .description("How long the way back after a failed transaction has taken so far")
                    .register(registry);
            counts.outcomes().keySet()
                    .forEach(name -> count("unlock.records", counts, StageCounts::outcomes, stage, name));
            counts.transactions().keySet()
                    .forEach(name -> count("unlock.transactions", counts, StageCounts::transactions, stage,
                            name));
        }
    }

    private record Times(Timer processed, Timer alerted) implements Waits {

        @Override
        public void processed(long millis) {
            processed.record(Math.max(0, millis), TimeUnit.MILLISECONDS);
        }

        @Override
        public void alerted(long millis) {
            alerted.record(Math.max(0, millis), TimeUnit.MILLISECONDS);
        }
    }

    private Timer timer(String name, String description, Tags tags) {
        return Timer.builder(name).description(description).tags(tags).serviceLevelObjectives(BUCKETS)
                .register(registry);
    }

    private void timers(TimerCounts timers) {
        timers.fired().keySet().forEach(
                what -> FunctionCounter
                        .builder("unlock.timers", timers, t -> t.fired().getOrDefault(what, 0L))
                        .tags("timer", what).description("Timers carried out").register(registry));
        FunctionCounter.builder("unlock.timers.late", timers, TimerCounts::late)
                .description("Timers carried out more than five seconds after they were due")
                .register(registry);
        FunctionCounter.builder("unlock.timers.failed", timers, TimerCounts::failed)
                .description("Timers put off by an hour, since they could not be carried out")
                .register(registry);
        Gauge.builder("unlock.timers.pending", timers, TimerCounts::pending)
                .description("Unlocks of the partitions owned that wait for a time").register(registry);
        Gauge.builder("unlock.timers.overdue.seconds", timers, t -> t.overdue().toMillis() / 1e3)
                .description("For how long the oldest timer that is due has been due").register(registry);
        Gauge.builder("unlock.timers.clock.doubted", timers, t -> t.clockDoubted() ? 1 : 0)
                .description("1 while timers stand still because the clock has jumped ahead")
                .register(registry);
    }

    private void count(String meter, StageCounts counts, Function<StageCounts, Map<String, Long>> sums,
            Tags stage,
            String name) {
        FunctionCounter.builder(meter, counts, c -> sums.apply(c).getOrDefault(name, 0L))
                .tags(stage.and("outcome", name)).register(registry);
    }
}
