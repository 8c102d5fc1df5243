package io.unlockwire.pipeline;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** What a topic holds when it is asked for, committed records only, one after the other. */
record WholeTopic(KafkaClients clients, String topic) {

    private static final Duration POLL = Duration.ofMillis(200);

    /** What is done with each record. */
    interface Action {
        void on(ConsumerRecord<byte[], byte[]> record);
    }

    void forEach(Action action) {
        try (Consumer<byte[], byte[]> consumer = clients.tail("operator")) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition())).toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream()
                    .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(POLL).forEach(action::on);
            }
        }
    }
}
