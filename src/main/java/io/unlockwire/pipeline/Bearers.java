package io.unlockwire.pipeline;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Of the records that a transaction writes to one topic, the one of each partition that says what the transaction has
 * to say of itself: the last that compaction leaves standing until a later transaction writes its key, and so says a
 * later word. Where a partition has tombstones alone it is the last of them, and its word goes with it, a day later by
 * default.
 */
final class Bearers {

    private Bearers() {}

    /** By partition; records without one are not looked at. */
    static Map<Integer, ProducerRecord<byte[], byte[]>> of(List<ProducerRecord<byte[], byte[]>> written,
            String topic) {
        Map<Integer, ProducerRecord<byte[], byte[]>> bearers = new HashMap<>();
        Map<Integer, Set<ByteBuffer>> ended = new HashMap<>();
        for (int i = written.size() - 1; i >= 0; i--) {
            ProducerRecord<byte[], byte[]> record = written.get(i);
            Integer partition = record.partition();
            if (partition == null || !record.topic().equals(topic) || stands(bearers.get(partition))) {
                continue;
            }
            ByteBuffer key = ByteBuffer.wrap(record.key());
            if (!stands(record)) {
                ended.computeIfAbsent(partition, none -> new HashSet<>()).add(key);
                bearers.putIfAbsent(partition, record);
            } else if (!ended.getOrDefault(partition, Set.of()).contains(key)) {
                bearers.put(partition, record);
            }
        }
        return bearers;
    }

    private static boolean stands(@Nullable ProducerRecord<byte[], byte[]> record) {
        return record != null && record.value() != null;
    }
}
