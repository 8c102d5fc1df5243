package io.unlockwire.lab.chaos;

import io.unlockwire.testkit.Topics;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Members that join the service's groups, take partitions, do nothing with them, and leave again. */
final class Storm {

    private static final int ROUNDS = 6;
    private static final Duration STAY = Duration.ofMillis(1200);

    private final String bootstrapServers;
    private final Topics topics;
    private final Protocol protocol;

    Storm(String bootstrapServers, Topics topics, Protocol protocol) {
        this.bootstrapServers = bootstrapServers;
        this.topics = topics;
        this.protocol = protocol;
    }

    void rage() {
        for (int round = 0; round < ROUNDS; round++) {
            try (Consumer<byte[], byte[]> intake = member("intake");
                    Consumer<byte[], byte[]> resolution = member("resolution")) {
                intake.subscribe(List.of(topics.announcements()));
                resolution.subscribe(List.of(topics.claims()));
                long start = System.nanoTime();
                while (System.nanoTime() - start < STAY.toNanos()) {
                    intake.poll(Duration.ofMillis(100));
                    resolution.poll(Duration.ofMillis(100));
                }
            }
        }
    }

    private Consumer<byte[], byte[]> member(String group) {
        Map<String, Object> settings = new HashMap<>(protocol.settings());
        settings.putAll(Map.of("bootstrap.servers", bootstrapServers, "group.id", topics.prefix() + group,
                "enable.auto.commit", "false", "client.id", "lab-storm", "isolation.level",
                "read_committed", "auto.offset.reset", "earliest"));
        return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }
}
