package io.unlockwire.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.function.Function;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.jspecify.annotations.Nullable;

/** A record on its way: where it goes and what stands on it; the value comes last and sends it. Immutable. */
public final class Sending {
    private final Function<ProducerRecord<byte[], byte[]>, RecordMetadata> producer;
    private final ProducerRecord<byte[], byte[]> draft;

    Sending(Function<ProducerRecord<byte[], byte[]>, RecordMetadata> producer, String topic) {
        this(producer, new ProducerRecord<>(topic, null));
    }

    private Sending(Function<ProducerRecord<byte[], byte[]>, RecordMetadata> producer,
            ProducerRecord<byte[], byte[]> draft) {
        this.producer = producer;
        this.draft = draft;
    }

    public Sending key(String key) {
        return with(draft.partition(), key.getBytes(UTF_8), draft.value());
    }

    public Sending partition(int partition) {
        return with(partition, draft.key(), draft.value());
    }

    public Sending header(String name, String value) {
        Sending next = with(draft.partition(), draft.key(), draft.value());
        next.draft.headers().add(new RecordHeader(name, value.getBytes(UTF_8)));
        return next;
    }

    /** Sends it, and returns where it stands once the broker has acknowledged it. */
    public RecordMetadata value(String text) {
        return value(text.getBytes(UTF_8));
    }

    /** As {@link #value(String)}; null is a record without a value. */
    public RecordMetadata value(byte @Nullable [] bytes) {
        return producer.apply(with(draft.partition(), draft.key(), bytes).draft);
    }

    private Sending with(@Nullable Integer partition, byte @Nullable [] key, byte @Nullable [] value) {
        List<Header> headers = List.of(draft.headers().toArray());
        return new Sending(producer, new ProducerRecord<>(draft.topic(), partition, key, value, headers));
    }
}
