package io.unlockwire.testkit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * What a topic holds, from its beginning, as a reader sees it who reads committed records only. Each reading waits
 * a bounded time, and fails with what it saw. Immutable.
 */
public final class Reading {
    private static final Duration POLL = Duration.ofMillis(100);

    private final String bootstrapServers;
    private final String topic;
    private final String isolation;
    private final Duration patience;

    Reading(String bootstrapServers, String topic) {
        this(bootstrapServers, topic, "read_committed", Bounded.PATIENCE);
    }

    private Reading(String bootstrapServers, String topic, String isolation, Duration patience) {
        this.bootstrapServers = bootstrapServers;
        this.topic = topic;
        this.isolation = isolation;
        this.patience = patience;
    }

    /** Half a minute unless told otherwise. */
    public Reading within(Duration patience) {
        return new Reading(bootstrapServers, topic, isolation, patience);
    }

    /** Sees what open and aborted transactions wrote, too. */
    public Reading uncommitted() {
        return new Reading(bootstrapServers, topic, "read_uncommitted", patience);
    }

    /** Waits for that many records; there may be more by then, and they are returned as well. */
    public List<Received> atLeast(int count) {
        return until(records -> records.size() >= count, count + " records");
    }

    /** Reads on until what has been read so far fulfils the condition. */
    public List<Received> until(Predicate<List<Received>> condition) {
        return until(condition, "its condition");
    }

    /**
     * All that is there now, without waiting for more; an open transaction hides what comes after its beginning.
     */
    public List<Received> all() {
        try (Consumer<byte[], byte[]> consumer = consumer()) {
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions(consumer));
            return read(consumer, records -> reached(consumer, ends), "its end");
        }
    }

    /**
     * All that is there now, once every transaction that was open now has ended: a commit is answered before each
     * partition has its marker.
     */
    public List<Received> settled() {
        try (Consumer<byte[], byte[]> log = uncommitted().consumer();
                Consumer<byte[], byte[]> consumer = consumer()) {
            Map<TopicPartition, Long> ends = log.endOffsets(partitions(log));
            return read(consumer, records -> reached(consumer, ends), "the end of its log");
        }
    }

    private List<Received> until(Predicate<List<Received>> condition, String what) {
        try (Consumer<byte[], byte[]> consumer = consumer()) {
            return read(consumer, condition, what);
        }
    }

    private List<Received> read(Consumer<byte[], byte[]> consumer, Predicate<List<Received>> condition,
            String what) {
        Collection<TopicPartition> partitions = partitions(consumer);
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        List<Received> seen = new ArrayList<>();
        long start = System.nanoTime();
        while (!condition.test(List.copyOf(seen))) {
            if (System.nanoTime() - start > patience.toNanos()) {
                throw new AssertionError(
                        topic + " did not reach " + what + " within " + patience + " but held "
                                + seen.size() + " records: " + seen.stream().map(Received::text).toList());
            }
            consumer.poll(POLL).forEach(record -> seen.add(new Received(record)));
        }
        return List.copyOf(seen);
    }

    private static boolean reached(Consumer<byte[], byte[]> consumer, Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
    }

    private List<TopicPartition> partitions(Consumer<byte[], byte[]> consumer) {
        return consumer.partitionsFor(topic)
                .stream()
                .map(info -> new TopicPartition(topic, info.partition()))
                .toList();
    }

    private Consumer<byte[], byte[]> consumer() {
        return new KafkaConsumer<>(Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers,
                ConsumerConfig.ISOLATION_LEVEL_CONFIG, isolation,
                ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false,
                ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 100),
                new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }
}
