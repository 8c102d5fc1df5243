package io.unlockwire.pipeline;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToLongFunction;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;

/**
 * What of a batch is next. When the consumer is moved back, a batch polled before may be on its way to the engine, past
 * the channel's queue, where nobody can call it back: it comes, and then its records come again; or it comes before
 * records that have been given back. The broker's fence tells neither, since no rebalance lies between. So records
 * below what is committed are passed over, and nothing is taken before what is owed. Thread-safe.
 */
final class InTurn {

    private final CommittedOffsets committed;
    /** Of each partition the first record that was given back and has not come again. */
    private final Map<TopicPartition, Long> owed = new ConcurrentHashMap<>();

    InTurn(CommittedOffsets committed) {
        this.committed = committed;
    }

    /**
     * Those that are not carried out yet.
     *
     * @throws GivenBackException if records that were given back must come before them
     */
    List<ConsumerRecord<byte[], byte[]>> of(ConsumerRecords<byte[], byte[]> batch, Membership membership) {
        List<ConsumerRecord<byte[], byte[]>> due = new ArrayList<>(batch.count());
        for (TopicPartition partition : batch.partitions()) {
            if (membership.owns(partition)) {
                List<ConsumerRecord<byte[], byte[]>> next = batch.records(partition).stream()
                        .filter(this::isUndone)
                        .toList();
                awaited(partition, next);
                due.addAll(next);
            }
        }
        due.forEach(record -> owed.remove(new TopicPartition(record.topic(), record.partition())));
        return due;
    }

    /** They will come again, as far as they are not carried out, and before any others. */
    void givenBack(List<ConsumerRecord<byte[], byte[]>> records) {
        for (ConsumerRecord<byte[], byte[]> record : records) {
            if (isUndone(record)) {
                owed.merge(new TopicPartition(record.topic(), record.partition()), record.offset(),
                        Math::min);
            }
        }
    }

    /**
     * The consumer stands where the commits do. What was carried out after all is not owed, nor what is no longer there.
     *
     * @param start where a partition's log begins
     */
    void movedBack(ToLongFunction<TopicPartition> start) {
        owed.entrySet().removeIf(one -> one.getValue() < from(one.getKey())
                || one.getValue() < start.applyAsLong(one.getKey()));
    }

    void lost(Collection<TopicPartition> partitions) {
        partitions.forEach(owed::remove);
    }

    private void awaited(TopicPartition partition, List<ConsumerRecord<byte[], byte[]>> next) {
        Long first = owed.get(partition);
        if (first != null && !next.isEmpty() && next.get(0).offset() > first) {
            throw new GivenBackException(new IllegalStateException(
                    "polled before the consumer was moved back: " + partition + "@" + next.get(0).offset()));
        }
    }

    private boolean isUndone(ConsumerRecord<?, ?> record) {
        return record.offset() >= from(new TopicPartition(record.topic(), record.partition()));
    }

    private long from(TopicPartition partition) {
        return committed.of(partition).orElse(0);
    }
}
