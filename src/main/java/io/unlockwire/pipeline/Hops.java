package io.unlockwire.pipeline;

import io.unlockwire.trace.Hop;
import io.unlockwire.trace.TraceParent;
import io.unlockwire.trace.Tracing;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/** The hops of the batch in hand, one a record. Confined to the stage's thread. */
final class Hops {

    /** Longer than any that is well formed. */
    private static final int MOST_BYTES = 64;

    private final Tracing tracing;
    private final List<Hop> inHand = new ArrayList<>();

    Hops(Tracing tracing) {
        this.tracing = tracing;
    }

    /** The next attempt begins; what the last one left open was not committed. */
    void begin() {
        inHand.forEach(hop -> hop.fail("not committed"));
        inHand.clear();
    }

    Hop of(ConsumerRecord<byte[], byte[]> record) {
        Hop hop = tracing.processing(record.topic(), record.partition(), record.offset(),
                parent(record.headers()));
        inHand.add(hop);
        return hop;
    }

    /** The trace that a record belongs to; null where it names none that is well formed. */
    static @Nullable TraceParent parent(Headers headers) {
        Header header = headers.lastHeader(TraceParent.HEADER);
        return header == null || header.value() == null || header.value().length > MOST_BYTES
                ? null
                : TraceParent.parse(new String(header.value(), StandardCharsets.US_ASCII));
    }

    /** The same record, which now says what it came of. */
    static ProducerRecord<byte[], byte[]> cameOf(Hop hop, ProducerRecord<byte[], byte[]> record) {
        TraceParent parent = hop.traceParent();
        if (parent != null) {
            record.headers().add(TraceParent.HEADER, parent.toString().getBytes(StandardCharsets.US_ASCII));
        }
        return record;
    }
}
