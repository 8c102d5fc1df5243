package io.unlockwire.pipeline;

import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.mutiny.Uni;
import io.unlockwire.alert.AlertPolicy;
import io.unlockwire.alert.AlertRules;
import io.unlockwire.alert.Schedule;
import io.unlockwire.alert.TimerRules;
import io.unlockwire.enrich.EnrichRules;
import io.unlockwire.enrich.Enricher;
import io.unlockwire.enrich.MarketProvider;
import io.unlockwire.ledger.LedgerRules;
import io.unlockwire.ledger.Resolver;
import io.unlockwire.testkit.Topics;
import io.unlockwire.trace.Tracing;
import java.time.Duration;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * The resolution of one replica, with its timers, on a real broker: its consumer and its clock are moved by the
 * test alone. It owns all partitions, as long as the test lets no other join.
 */
final class ReplicaRig implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration NEVER = Duration.ofDays(10_000);

    private final Topics topics;
    private final ExecutorService thread = Executors.newSingleThreadExecutor();
    private final Membership membership = new Membership();
    private final CommittedOffsets committed = new CommittedOffsets();
    private final InTurn inTurn = new InTurn(committed, membership);
    private final StageCounts counts = new StageCounts("resolution", ResolutionStage.OUTCOMES);
    private final TimerCounts timers = new TimerCounts();
    private final LedgerTail tail;
    private final Transactor transactor;
    private final Engine engine;
    private final Ticker ticker;
    private final Consumer<byte[], byte[]> consumer;
    private UnaryOperator<ConsumerGroupMetadata> fence = UnaryOperator.identity();

    ReplicaRig(String bootstrap, Topics topics, String replica, MovableClock clock, MarketProvider market) {
        this.topics = topics;
        PipelineConfig config = new SmallRyeConfigBuilder().withMapping(PipelineConfig.class)
                .withDefaultValue("unlockwire.replica", topics.prefix() + replica).build()
                .getConfigMapping(PipelineConfig.class);
        KafkaClients clients = new KafkaClients(Map.of("bootstrap.servers", bootstrap), config);
        TopicNames names = new TopicNames(topics.prefix());
        AssetPartitions assets = new AssetPartitions(24);
        LedgerRules rules = LedgerRules.defaults();
        Schedule schedule = new Schedule(rules, TimerRules.defaults());
        AlertPolicy policy = new AlertPolicy(AlertRules.defaults());
        Enricher enricher = new Enricher(List.of(market), EnrichRules.defaults());
        LedgerStore store = new LedgerStore(24);
        Records records = new Records(names, assets, schedule, clock);
        TimerClock timerClock = new TimerClock(clock, System::nanoTime, NEVER, NEVER);
        tail = new LedgerTail(clients, store, records, names, assets);
        tail.start(null);
        Stage stage = new ResolutionStage(new Resolver(rules), enricher, policy, schedule, store, tail,
                records,
                assets, clock, timerClock, 256, counts, Tracing.none());
        FailPoint none = new FailPoint("resolution", "");
        transactor = new Transactor(() -> clients.transactional("resolution"), none, () -> false);
        Carrier carrier = new Carrier(transactor, none, counts, committed, stage);
        Recovery recovery = new Recovery(stage, membership, transactor, thread, counts,
                this::resetToCommitted);
        Turns turns = new Turns();
        engine = new Engine(stage, membership, inTurn, carrier, recovery, turns, thread, counts);
        ticker = new Ticker(new Alarms(schedule, policy, enricher, store, records, timers), timerClock,
                membership,
                this::standing, committed, carrier, recovery, turns, thread, counts, timers, 256);
        consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrap, "group.id", topics.prefix() + "rig",
                        "enable.auto.commit", "false", "auto.offset.reset", "earliest", "isolation.level",
                        "read_committed", "max.poll.records", "1000"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }

    /** Joins the group and takes all partitions over, as a replica does. */
    ReplicaRig join() {
        consumer.subscribe(List.of(topics.claims()));
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (consumer.assignment().size() < 24 && System.nanoTime() < end) {
            consumer.poll(Duration.ofMillis(50));
        }
        committed.load(consumer, consumer.assignment());
        reset();
        tail.awaitEnd(IntStream.range(0, 24).boxed().collect(Collectors.toSet()));
        membership.is(consumer.groupMetadata());
        membership.gained(consumer.assignment());
        return this;
    }

    /** Takes in what has come, that many claims. */
    void turn(int claims) {
        int taken = 0;
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (taken < claims && System.nanoTime() < end) {
            ConsumerRecords<byte[], byte[]> batch = consumer.poll(Duration.ofMillis(100));
            engine.process(batch, consumer.groupMetadata().generationId()).await().atMost(PATIENCE);
            taken += batch.count();
        }
        if (taken != claims) {
            throw new AssertionError(taken + " claims came instead of " + claims);
        }
    }

    /** Carries out all that is due by the clock. */
    void tick() {
        while (ticker.tick().await().atMost(PATIENCE)) {
            // there may be more
        }
    }

    /** From now on timers are fenced by what becomes of this replica's own standing. */
    void fencedBy(UnaryOperator<ConsumerGroupMetadata> other) {
        fence = other;
    }

    StageCounts counts() {
        return counts;
    }

    TimerCounts timers() {
        return timers;
    }

    /** Up to where the group's records are committed, over all partitions. */
    long committed() {
        return consumer.committed(consumer.assignment()).values().stream()
                .mapToLong(offset -> offset == null ? 0 : offset.offset()).sum();
    }

    @Override
    public void close() {
        thread.shutdownNow();
        tail.stop(null);
        transactor.close();
        consumer.close();
    }

    private Uni<Ticker.Standing> standing() {
        return Uni.createFrom().item(
                () -> new Ticker.Standing(fence.apply(consumer.groupMetadata()), consumer.assignment()));
    }

    private Uni<Void> resetToCommitted() {
        return Uni.createFrom().item(() -> {
            committed.load(consumer, consumer.assignment());
            inTurn.movedBack(consumer);
            reset();
            return null;
        });
    }

    private void reset() {
        Set<TopicPartition> all = consumer.assignment();
        committed.of(all).forEach((partition, offset) -> consumer.seek(partition, offset.offset()));
    }
}
