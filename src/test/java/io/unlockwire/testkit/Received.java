package io.unlockwire.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/**
 * A record as a test looks at it.
 *
 * @param raw the record as it came
 */
public record Received(ConsumerRecord<byte[], byte[]> raw) {

    public @Nullable String key() {
        return text(raw.key());
    }

    /** The value as UTF-8, null where there is none. */
    public @Nullable String text() {
        return text(raw.value());
    }

    public byte @Nullable [] bytes() {
        return raw.value();
    }

    /** The last header of that name as UTF-8, null where there is none. */
    public @Nullable String header(String name) {
        Header header = raw.headers().lastHeader(name);
        return header == null ? null : text(header.value());
    }

    public String topic() {
        return raw.topic();
    }

    public int partition() {
        return raw.partition();
    }

    public long offset() {
        return raw.offset();
    }

    private static @Nullable String text(byte @Nullable [] bytes) {
        return bytes == null ? null : new String(bytes, UTF_8);
    }
}
