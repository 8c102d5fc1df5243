package io.unlockwire.pipeline;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * Up to where the claims are carried out, by the ledger's own word: of each transaction one ledger record a partition
 * says up to where that took the partition's claims, and of which topic and partition, so that neither a claims topic
 * made anew nor a ledger spread anew is taken for the old one. A
 * group's committed offset lies in the same transaction; but who reads it back is told by the broker's memory.
 * Thread-safe.
 */
final class Progress {

    private static final String NAME = "in";
    private static final int LENGTH = 3 * Long.BYTES + Integer.BYTES;

    /** @param end the first offset that is not carried out */
    private record Reached(Uuid topic, long end) {

        Reached later(Reached other) {
            return topic.equals(other.topic) && end > other.end ? this : other;
        }
    }

    private final LiveTopic topic;
    private final String claims;
    private final List<@Nullable Reached> reached;

    Progress(Admin admin, TopicNames topics, int partitions) {
        this.topic = LiveTopic.of(admin, topics.claims());
        this.claims = topics.claims();
        this.reached = Collections.synchronizedList(new ArrayList<>(Collections.nCopies(partitions, null)));
    }

    /** Asks which claims topic it is today. */
    void look() {
        topic.look();
    }

    /** Lets the ledger's bearers, by partition, say up to where their transaction takes the claims. */
    void write(Map<Integer, ProducerRecord<byte[], byte[]>> bearers,
            Map<TopicPartition, OffsetAndMetadata> offsets) {
        Uuid id = topic.id();
        if (id != null) {
            bearers.forEach((partition, bearer) -> {
                OffsetAndMetadata end = offsets.get(new TopicPartition(claims, partition));
                if (end != null) {
                    bearer.headers().add(NAME, encoded(id, partition, end.offset()));
                }
            });
        }
    }

    private static byte[] encoded(Uuid id, int partition, long end) {
        return ByteBuffer.allocate(LENGTH).putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits()).putInt(partition).putLong(end).array();
    }

    /** Takes in what a ledger record says; in the log's order within a partition. */
    void read(int partition, Headers headers) {
        Header header = headers.lastHeader(NAME);
        if (header != null && header.value() != null && header.value().length == LENGTH) {
            ByteBuffer bytes = ByteBuffer.wrap(header.value());
            Uuid id = new Uuid(bytes.getLong(), bytes.getLong());
            if (bytes.getInt() == partition) {
                Reached said = new Reached(id, bytes.getLong());
                Reached before = reached.get(partition);
                reached.set(partition, before == null ? said : before.later(said));
            }
        }
    }

    /** Empty where the ledger says nothing of that partition's claims. */
    OptionalLong of(TopicPartition partition) {
        Reached known = partition.topic().equals(claims) ? reached.get(partition.partition()) : null;
        return known == null || !known.topic().equals(topic.id())
                ? OptionalLong.empty()
                : OptionalLong.of(known.end());
    }
}
