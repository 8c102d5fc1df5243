package io.unlockwire.pipeline;

import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;

/** A producer record as SmallRye's messages say it. */
final class Outgoing {

    private Outgoing() {}

    static Message<byte[]> of(ProducerRecord<byte[], byte[]> record) {
        var metadata = OutgoingKafkaRecordMetadata.<byte[]>builder().withTopic(record.topic())
                .withKey(record.key());
        if (record.partition() != null) {
            metadata.withPartition(record.partition());
        }
        return Message.of(record.value(), Metadata.of(metadata.build()));
    }
}
