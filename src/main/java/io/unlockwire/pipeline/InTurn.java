package io.unlockwire.pipeline;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.Consumer;
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
    private final Membership membership;
    /** Of each partition the first record that was given back; over once it is committed. */
    private final Map<TopicPartition, Long> owed = new ConcurrentHashMap<>();

    InTurn(CommittedOffsets committed, Membership membership) {
        this.committed = committed;
        this.membership = membership;
    }

    /**
     * Those of owned partitions that are not carried out yet.
     *
     * @throws GivenBackException if records that were given back must come before them
     */
    List<ConsumerRecord<byte[], byte[]>> due(ConsumerRecords<byte[], byte[]> batch) {
        List<ConsumerRecord<byte[], byte[]>> due = new ArrayList<>(batch.count());
        for (TopicPartition partition : batch.partitions()) {
            List<ConsumerRecord<byte[], byte[]>> next = undone(batch, partition);
            Long first = owed.get(partition);
            if (first != null && isUndone(partition, first) && !next.isEmpty()
                    && next.get(0).offset() > first) {
                throw new GivenBackException(new IllegalStateException(
                        "polled before the consumer was moved back: " + partition + "@"
                                + next.get(0).offset()));
            }
            due.addAll(next);
        }
        return due;
    }

    /** What of it is not carried out will come again, and before any others. */
    void givenBack(ConsumerRecords<byte[], byte[]> batch) {
        for (TopicPartition partition : batch.partitions()) {
            undone(batch, partition).stream().findFirst()
                    .ifPresent(record -> owed.merge(partition, record.offset(),
                            (before, now) -> isUndone(partition, before) ? Math.min(before, now) : now));
        }
    }

    /** On the polling thread, once the consumer stands where the commits do: what has left the log is not owed. */
    void movedBack(Consumer<?, ?> consumer) {
        if (!owed.isEmpty()) {
            consumer.beginningOffsets(Set.copyOf(owed.keySet())).forEach((partition, start) -> owed
                    .computeIfPresent(partition, (same, first) -> first < start ? null : first));
        }
    }

    void lost(Collection<TopicPartition> partitions) {
        partitions.forEach(owed::remove);
    }

    private List<ConsumerRecord<byte[], byte[]>> undone(ConsumerRecords<byte[], byte[]> batch,
            TopicPartition partition) {
        if (!membership.owns(partition)) {
            return List.of();
        }
        List<ConsumerRecord<byte[], byte[]>> records = batch.records(partition);
        int done = 0;
        while (done < records.size() && !isUndone(partition, records.get(done).offset())) {
            done++;
        }
        return records.subList(done, records.size());
    }

    private boolean isUndone(TopicPartition partition, long offset) {
        return offset >= committed.of(partition).orElse(0);
    }
}
