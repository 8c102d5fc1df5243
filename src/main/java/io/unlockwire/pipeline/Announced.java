package io.unlockwire.pipeline;

import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * Up to where announcements are carried out, by the ledger's word: a claim of each transaction says how far that took
 * the announcements, and a ledger record of each the most that its replica knows of that. It is a lower bound: what
 * came of later announcements may not be in the ledger yet, and of some nothing ever is. Thread-safe.
 */
final class Announced {

    private static final String NAME = "from";
    private static final int ID = 2 * Long.BYTES;
    private static final int ENTRY = Integer.BYTES + Long.BYTES;

    private final @Nullable LiveTopic topic;
    private final String claims;
    private final Runnable ledger;
    private final Map<Uuid, Ends> known = new ConcurrentHashMap<>();

    /** By partition, the first offset that is not carried out. */
    private record Ends(Map<Integer, Long> byPartition) {

        Ends and(Ends other) {
            Map<Integer, Long> both = new TreeMap<>(byPartition);
            other.byPartition.forEach((partition, end) -> both.merge(partition, end, Math::max));
            return new Ends(Map.copyOf(both));
        }
    }

    /**
     * @param topic null where there is no broker to ask: then nothing is known, and nothing said
     * @param ledger blocks until the ledger is read to its end
     */
    Announced(@Nullable LiveTopic topic, TopicNames names, Runnable ledger) {
        this.topic = topic;
        this.claims = names.claims();
        this.ledger = ledger;
    }

    /** Blocks until it is known which topic it is, and what the ledger says of it. */
    void restore() {
        if (topic != null) {
            topic.look();
            ledger.run();
        }
    }

    /** Empty where the ledger says nothing of that partition. */
    OptionalLong of(TopicPartition announcements) {
        Uuid id = topic == null || !announcements.topic().equals(topic.name()) ? null : topic.id();
        Ends ends = id == null ? null : known.get(id);
        Long end = ends == null ? null : ends.byPartition().get(announcements.partition());
        return end == null ? OptionalLong.empty() : OptionalLong.of(end);
    }

    /** Lets claims say up to where their transaction takes the announcements, one of each partition. */
    void mark(List<ProducerRecord<byte[], byte[]>> written, Map<TopicPartition, OffsetAndMetadata> offsets) {
        Uuid id = topic == null ? null : topic.id();
        if (id != null) {
            Map<Integer, Long> ends = new HashMap<>();
            offsets.forEach((partition, end) -> ends.put(partition.partition(), end.offset()));
            say(Bearers.of(written, claims).values(), encoded(id, new Ends(ends)));
        }
    }

    /** Lets the ledger's bearers say all that is known. */
    void write(Collection<ProducerRecord<byte[], byte[]>> bearers) {
        Uuid live = topic == null ? null : topic.id();
        known.forEach((id, ends) -> {
            if (live == null || live.equals(id)) {
                say(bearers, encoded(id, ends));
            }
        });
    }

    /** Takes in what a claim or a ledger record says: since it can be read, its transaction was committed. */
    void hear(Headers record) {
        for (Header header : record.headers(NAME)) {
            byte[] value = header.value();
            if (value != null && value.length >= ID && (value.length - ID) % ENTRY == 0) {
                ByteBuffer bytes = ByteBuffer.wrap(value);
                Uuid id = new Uuid(bytes.getLong(), bytes.getLong());
                Map<Integer, Long> ends = new HashMap<>();
                while (bytes.hasRemaining()) {
                    ends.put(bytes.getInt(), bytes.getLong());
                }
                known.merge(id, new Ends(Map.copyOf(ends)), Ends::and);
            }
        }
    }

    private static void say(Collection<ProducerRecord<byte[], byte[]>> bearers, byte[] value) {
        bearers.forEach(bearer -> bearer.headers().add(NAME, value));
    }

    private static byte[] encoded(Uuid id, Ends ends) {
        ByteBuffer bytes = ByteBuffer.allocate(ID + ENTRY * ends.byPartition().size())
                .putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
        ends.byPartition().forEach((partition, end) -> bytes.putInt(partition).putLong(end));
        return bytes.array();
    }
}
