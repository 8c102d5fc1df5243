package io.unlockwire.testkit;

import java.util.Map;
import java.util.function.BooleanSupplier;

import org.jspecify.annotations.Nullable;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.kafka.KafkaContainer;

/** The one broker of a test run in a container, started when first asked for; Testcontainers removes it. */
final class ContainerBroker {
    private static final String IMAGE = "apache/kafka:4.1.1";
    private static @Nullable KafkaContainer container;

    private ContainerBroker() {}

    static synchronized String bootstrapServers() {
        if (container == null) {
            requireDocker(() -> DockerClientFactory.instance().isDockerAvailable());
            KafkaContainer started = new KafkaContainer(IMAGE).withEnv(Map.of(
                    "KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false",
                    "KAFKA_GROUP_INITIAL_REBALANCE_DELAY_MS", "0",
                    "KAFKA_GROUP_MIN_SESSION_TIMEOUT_MS", "1000"));
            started.start();
            container = started;
        }
        return container.getBootstrapServers();
    }

    static void requireDocker(BooleanSupplier available) {
        if (!available.getAsBoolean()) {
            throw new IllegalStateException(
                    "-Dkafka=container runs Kafka in a container, but no Docker answers on this"
                            + " machine. Start Docker, or leave the switch away: the embedded broker needs nothing.");
        }
    }
}
