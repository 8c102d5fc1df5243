package io.unlockwire.pipeline;

import io.smallrye.mutiny.Uni;
import io.unlockwire.testkit.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * An engine on a real broker with a consumer that the test drives by hand, so that a test can put a rebalance
 * or a fence exactly between poll and commit.
 */
final class EngineRig implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private final String bootstrap;
    private final String group;
    private final Topics topics;
    private final ExecutorService thread = Executors.newSingleThreadExecutor();
    private final Membership membership = new Membership();
    private final StageCounts counts = new StageCounts("copy", List.of("copied"));
    private final Consumer<byte[], byte[]> consumer;
    private final Transactor transactor;
    private final CommittedOffsets offsets = new CommittedOffsets();
    private final InTurn inTurn = new InTurn(offsets, membership);
    private final Engine engine;

    EngineRig(String bootstrap, Topics topics, CopyStage stage) {
        this(bootstrap, topics, stage, topics.prefix() + "copy");
    }

    EngineRig(String bootstrap, Topics topics, CopyStage stage, String transactionalId) {
        this.bootstrap = bootstrap;
        this.topics = topics;
        this.group = topics.prefix() + "group";
        this.consumer = new KafkaConsumer<>(Map.of("bootstrap.servers", bootstrap, "group.id", group,
                "enable.auto.commit", "false", "auto.offset.reset", "earliest", "isolation.level",
                "read_committed",
                "max.poll.records", "1000"), new ByteArrayDeserializer(), new ByteArrayDeserializer());
        FailPoint none = new FailPoint("copy", "");
        this.transactor = new Transactor(() -> producer(transactionalId), none, () -> false);
        Carrier carrier = new Carrier(transactor, none, counts, offsets, stage);
        Recovery recovery = new Recovery(stage, membership, transactor, thread, counts,
                this::resetToCommitted);
        this.engine = new Engine(stage, membership, inTurn, carrier, recovery, new Turns(), thread, counts);
    }

    /** Joins the group and takes all partitions. */
    EngineRig join() {
        consumer.subscribe(List.of(topics.announcements()));
        while (consumer.assignment().isEmpty()) {
            consumer.poll(Duration.ofMillis(50));
            consumer.seekToBeginning(consumer.assignment());
        }
        resetPositions();
        adopt();
        return this;
    }

    void adopt() {
        membership.is(consumer.groupMetadata());
        membership.gained(consumer.assignment());
    }

    /** The next records of partition 0, that many, as one batch. */
    ConsumerRecords<byte[], byte[]> poll(int count) {
        TopicPartition partition = new TopicPartition(topics.announcements(), 0);
        List<ConsumerRecord<byte[], byte[]>> polled = new ArrayList<>();
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (polled.size() < count && System.nanoTime() < end) {
            polled.addAll(consumer.poll(Duration.ofMillis(100)).records(partition));
        }
        if (polled.size() != count) {
            throw new AssertionError(polled.size() + " records came instead of " + count);
        }
        return new ConsumerRecords<>(Map.of(partition, polled), Map.of());
    }

    int generation() {
        return consumer.groupMetadata().generationId();
    }

    void process(ConsumerRecords<byte[], byte[]> batch, int generation) {
        engine.process(batch, generation).await().atMost(PATIENCE);
    }

    /** That many records in one batch, and what the engine makes of it. */
    void turn(int count) {
        process(poll(count), generation());
    }

    StageCounts counts() {
        return counts;
    }

    /** Records up to here are committed, over all partitions. */
    long committed() {
        return IntStream.range(0, 6).mapToObj(p -> new TopicPartition(topics.announcements(), p))
                .map(p -> consumer.committed(Set.of(p)).get(p))
                .mapToLong(offset -> offset == null ? 0 : offset.offset()).sum();
    }

    Producer<byte[], byte[]> producer(String transactionalId) {
        return new KafkaProducer<>(Map.of("bootstrap.servers", bootstrap, "transactional.id", transactionalId,
                "transaction.timeout.ms", 10_000, "delivery.timeout.ms", 8_000, "request.timeout.ms", 4_000,
                "max.block.ms", 8_000, "max.request.size", 100_000),
                new ByteArraySerializer(), new ByteArraySerializer());
    }

    @Override
    public void close() {
        thread.shutdownNow();
        transactor.close();
        consumer.close();
    }

    private Uni<Void> resetToCommitted() {
        return Uni.createFrom().item(() -> {
            resetPositions();
            offsets.load(consumer, consumer.assignment());
            inTurn.movedBack(consumer);
            return null;
        });
    }

    private void resetPositions() {
        Map<TopicPartition, OffsetAndMetadata> committed = consumer.committed(consumer.assignment());
        consumer.assignment().forEach(partition -> {
            OffsetAndMetadata offset = committed.get(partition);
            consumer.seek(partition, offset == null ? 0 : offset.offset());
        });
    }
}
