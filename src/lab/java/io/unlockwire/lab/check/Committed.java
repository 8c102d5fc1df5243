package io.unlockwire.lab.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** A reader of committed records, without a group. For one thread. */
final class Committed implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration POLL = Duration.ofMillis(100);
    private final KafkaConsumer<byte[], byte[]> consumer;

    Committed(String bootstrapServers) {
        consumer = new KafkaConsumer<>(Map.of("bootstrap.servers", bootstrapServers,
                "isolation.level", "read_committed", "enable.auto.commit", "false",
                "allow.auto.create.topics", "false", "max.poll.records", "5000", "fetch.max.wait.ms", "100",
                "default.api.timeout.ms", "20000", "client.id", "lab-checker"),
                new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /** From the first record of these topics on. */
    void from(String... topics) {
        List<TopicPartition> all = List.of(topics).stream()
                .flatMap(topic -> consumer.partitionsFor(topic).stream())
                .map(info -> new TopicPartition(info.topic(), info.partition())).toList();
        consumer.assign(all);
        consumer.seekToBeginning(all);
    }

    void poll(Consumer<ConsumerRecord<byte[], byte[]>> each) {
        consumer.poll(POLL).forEach(each);
    }

    boolean reached(Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream()
                .allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
    }

    Collection<TopicPartition> partitions() {
        return consumer.assignment();
    }

    /** Everything of a topic that is committed by now. */
    void all(String topic, Consumer<ConsumerRecord<byte[], byte[]>> each) {
        after(topic, Map.of(), each);
    }

    /** Everything of a topic that is committed by now and lies behind these offsets. */
    void after(String topic, Map<TopicPartition, OffsetAndMetadata> offsets,
            Consumer<ConsumerRecord<byte[], byte[]>> each) {
        from(topic);
        offsets.forEach((partition, offset) -> {
            if (offset != null && partition.topic().equals(topic)) {
                consumer.seek(partition, offset.offset());
            }
        });
        Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
        while (!reached(ends)) {
            poll(each);
        }
    }

    static JsonNode json(ConsumerRecord<byte[], byte[]> record) {
        try {
            return JSON.readTree(record.value());
        } catch (IOException | IllegalArgumentException e) {
            throw new UncheckedIOException(
                    "not JSON: " + record.topic() + "-" + record.partition() + "@" + record.offset(),
                    new IOException(e));
        }
    }

    @Override
    public void close() {
        consumer.close(CloseOptions.timeout(Duration.ofSeconds(5)));
    }
}
