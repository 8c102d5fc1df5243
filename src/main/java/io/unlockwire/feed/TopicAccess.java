package io.unlockwire.feed;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** The alerts topic: how to reach it and what to call it. */
record TopicAccess(Map<String, Object> settings, String topic) {

    static final Duration PATIENCE = Duration.ofSeconds(10);

    /**
     * A consumer without a group: no rebalance can delay it, and it sees nothing that may yet be
     * undone.
     */
    Consumer<byte[], byte[]> consumer(Map<String, Object> more) {
        Map<String, Object> config = new HashMap<>(settings);
        config.remove(ConsumerConfig.GROUP_ID_CONFIG);
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        config.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis());
        config.put(ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 1_000);
        config.putAll(more);
        return new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    Admin admin() {
        return Admin.create(new HashMap<>(settings));
    }

    List<TopicPartition> partitions(Consumer<?, ?> consumer) {
        List<TopicPartition> partitions = new ArrayList<>();
        for (PartitionInfo info : consumer.partitionsFor(topic)) {
            partitions.add(new TopicPartition(topic, info.partition()));
        }
        if (partitions.size() > Positions.MAX_PARTITIONS) {
            throw new IllegalStateException(
                    "the feed follows at most " + Positions.MAX_PARTITIONS + " partitions, " + topic
                            + " has more");
        }
        return partitions;
    }

    static Positions positions(List<TopicPartition> partitions, ToLongFunction<TopicPartition> at) {
        Positions positions = Positions.START;
        for (TopicPartition partition : partitions) {
            positions = positions.with(partition.partition(), at.applyAsLong(partition));
        }
        return positions;
    }
}
