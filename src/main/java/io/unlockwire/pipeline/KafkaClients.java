package io.unlockwire.pipeline;

import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Makes the plain Kafka clients, all from the one {@code kafka.*} configuration; the caller closes
 * them.
 */
@ApplicationScoped
class KafkaClients {

    private static final int MAX_REQUEST = 1 << 20;
    /** Of a transaction that spreads over three topics' partitions the client's own 16 KiB would make many batches. */
    private static final int BATCH = 128 << 10;
    private final Map<String, Object> kafka;
    private final PipelineConfig config;

    KafkaClients(@Identifier("default-kafka-broker") Map<String, Object> kafka, PipelineConfig config) {
        this.kafka = Map.copyOf(kafka);
        this.config = config;
    }

    Admin admin() {
        return Admin.create(with(Map.of("client.id", "unlockwire-" + config.replica() + "-admin",
                "default.api.timeout.ms", 10_000, "request.timeout.ms", 5_000)));
    }

    /**
     * A consumer without a group that sees committed records only; assigned and sought by its owner.
     */
    Consumer<byte[], byte[]> tail(String name) {
        Map<String, Object> settings = with(Map.of("client.id", "unlockwire-" + config.replica() + "-" + name,
                "isolation.level", "read_committed", "enable.auto.commit", "false", "auto.offset.reset",
                "earliest",
                "max.poll.records", "5000"));
        settings.remove("group.id");
        return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /**
     * A producer for one stage. Its time-outs nest: a send gives up before the broker ends the
     * transaction, so that an abort is ours to make.
     */
    Producer<byte[], byte[]> transactional(String stage) {
        Duration transaction = config.engine().transactionTimeout();
        int delivery = (int) transaction.multipliedBy(4).dividedBy(5).toMillis();
        return producer(Map.of(
                "client.id", "unlockwire-" + config.replica() + "-" + stage,
                "transactional.id", "unlockwire-" + stage + "-" + config.replica(),
                "transaction.timeout.ms", (int) transaction.toMillis(),
                "delivery.timeout.ms", delivery,
                "request.timeout.ms", delivery / 2,
                "max.block.ms", delivery,
                "linger.ms", 5,
                "batch.size", BATCH,
                "compression.type", "lz4"));
    }

    /** A producer outside any transaction: each record once, acknowledged by every in-sync replica. */
    Producer<byte[], byte[]> idempotent(String name) {
        return producer(Map.of(
                "client.id", "unlockwire-" + config.replica() + "-" + name,
                "enable.idempotence", "true",
                "delivery.timeout.ms", 20_000,
                "request.timeout.ms", 10_000,
                "max.block.ms", 20_000));
    }

    private Producer<byte[], byte[]> producer(Map<String, Object> own) {
        Map<String, Object> settings = with(own);
        settings.put("acks", "all");
        settings.put("max.request.size", MAX_REQUEST);
        return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }

    private Map<String, Object> with(Map<String, Object> own) {
        Map<String, Object> all = new HashMap<>(kafka);
        all.putAll(own);
        return all;
    }
}
