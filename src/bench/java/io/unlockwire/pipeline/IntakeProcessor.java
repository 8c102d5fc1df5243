package io.unlockwire.pipeline;

import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/** Announcements become claims, in Kafka Streams. */
final class IntakeProcessor extends ContextualProcessor<byte[], byte[], byte[], byte[]> {

    private final IntakeStage stage;

    IntakeProcessor(IntakeStage stage) {
        this.stage = stage;
    }

    @Override
    public void process(Record<byte[], byte[]> announcement) {
        RecordMetadata at = context().recordMetadata().orElseThrow();
        ConsumerRecord<byte[], byte[]> polled = new ConsumerRecord<>(at.topic(), at.partition(), at.offset(),
                announcement.timestamp(), TimestampType.LOG_APPEND_TIME, -1, -1, announcement.key(),
                announcement.value(), announcement.headers(), Optional.empty());
        Effects effects = stage.decide(List.of(polled)).await().indefinitely();
        for (ProducerRecord<byte[], byte[]> record : effects.records()) {
            context().forward(new Record<>(record.key(), record.value(), announcement.timestamp()),
                    StreamsContender.child("intake", record.topic()));
        }
    }
}
