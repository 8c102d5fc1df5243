package io.unlockwire.bench.pipeline;

import io.unlockwire.testkit.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * How long after {@code kill -9} the next alert is seen, when the same replica is started again at once, as a
 * container is: what was sent at the moment of the kill waits for it.
 */
final class Recovery {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final int BEFORE = 2_000;

    private final String bootstrap;

    Recovery(String bootstrap) {
        this.bootstrap = bootstrap;
    }

    Duration of(Contender contender) {
        Load load = new Load(2 * BEFORE, 0, 0);
        Topics topics = Topics.fresh().create(bootstrap);
        try (Consumer<byte[], byte[]> alerts = alerts(topics)) {
            Contender.Running first = contender.start(bootstrap, topics, false, Duration.ZERO, 1);
            send(load, topics, 0, BEFORE);
            awaitAlerts(alerts, BEFORE, first);
            first.kill();
            long killed = System.nanoTime();
            send(load, topics, BEFORE, load.records());
            try (Contender.Running second = contender.start(bootstrap, topics, false, Duration.ZERO, 1)) {
                awaitAlerts(alerts, 1, second);
                return Duration.ofNanos(System.nanoTime() - killed);
            }
        } finally {
            topics.delete(bootstrap);
        }
    }

    private void send(Load load, Topics topics, int from, int to) {
        LoadedRecords records = new LoadedRecords(topics, false, 24);
        try (Producer<byte[], byte[]> producer = new KafkaProducer<>(Map.of("bootstrap.servers", bootstrap),
                new ByteArraySerializer(), new ByteArraySerializer())) {
            for (int i = from; i < to; i++) {
                var unused = producer.send(records.record(load, i)); // awaited by its alert
            }
        }
    }

    private Consumer<byte[], byte[]> alerts(Topics topics) {
        Consumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrap, "isolation.level", "read_committed"),
                new ByteArrayDeserializer(), new ByteArrayDeserializer());
        List<TopicPartition> partitions = List.of(new TopicPartition(topics.alerts(), 0));
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        return consumer;
    }

    private static void awaitAlerts(Consumer<byte[], byte[]> alerts, int count, Contender.Running running) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        for (int seen = 0; seen < count; seen += alerts.poll(Duration.ofMillis(50)).count()) {
            if (!running.isAlive() || System.nanoTime() > end) {
                throw new IllegalStateException(
                        seen + " of " + count + " alerts; the contender's log ends with\n"
                                + running.logTail());
            }
        }
    }
}
