package io.unlockwire.bench.feed.topic;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads the topic's one partition from its end on, committed records only, on a daemon thread. */
public final class AlertsReader {

    private AlertsReader() {}

    /**
     * An alert.
     *
     * @param id its offset
     */
    public record Told(long id, String data) {}

    /** Returns once it stands at the end; each record is then handed over on the reader's thread. */
    public static void start(String bootstrap, String topic, Consumer<Told> taker) {
        KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap,
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed",
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false,
                        ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 2_000),
                new ByteArrayDeserializer(), new ByteArrayDeserializer());
        TopicPartition partition = new TopicPartition(topic, 0);
        consumer.assign(List.of(partition));
        consumer.seekToEnd(List.of(partition));
        consumer.position(partition);
        Thread thread = new Thread(() -> read(consumer, taker), "alerts-reader");
        thread.setDaemon(true);
        thread.start();
    }

    private static void read(KafkaConsumer<byte[], byte[]> consumer, Consumer<Told> taker) {
        try (consumer) {
            while (true) {
                for (ConsumerRecord<byte[], byte[]> each : consumer.poll(Duration.ofMillis(250))) {
                    taker.accept(new Told(each.offset(), new String(each.value(), StandardCharsets.UTF_8)));
                }
            }
        }
    }
}
