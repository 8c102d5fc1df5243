package io.unlockwire.pipeline;

import java.time.Instant;
import java.util.Arrays;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * A value of the rejected topic: what could not be read, and why.
 *
 * @param cause a stable word
 * @param detail for a person
 * @param original the record's value, cut to {@value #MAX_ORIGINAL} bytes; null as it came
 * @param truncated something was cut
 */
record RejectedRecord(String cause, String detail, String topic, int partition, long offset,
        Instant timestamp,
        byte @Nullable [] key, byte @Nullable [] original, boolean truncated) {

    static final int MAX_ORIGINAL = 320 << 10;
    private static final int MAX_KEY = 16 << 10;
    private static final int MAX_DETAIL = 1000;

    static RejectedRecord of(ConsumerRecord<byte[], byte[]> record, String cause, String detail) {
        boolean cut = longer(record.value(), MAX_ORIGINAL) || longer(record.key(), MAX_KEY);
        return new RejectedRecord(cause, detail.substring(0, Math.min(detail.length(), MAX_DETAIL)),
                record.topic(),
                record.partition(), record.offset(), Instant.ofEpochMilli(record.timestamp()),
                atMost(record.key(), MAX_KEY), atMost(record.value(), MAX_ORIGINAL), cut);
    }

    private static boolean longer(byte @Nullable [] bytes, int limit) {
        return bytes != null && bytes.length > limit;
    }

    private static byte @Nullable [] atMost(byte @Nullable [] bytes, int limit) {
        return bytes != null && bytes.length > limit ? Arrays.copyOf(bytes, limit) : bytes;
    }
}
