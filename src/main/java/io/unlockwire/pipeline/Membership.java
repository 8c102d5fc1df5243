package io.unlockwire.pipeline;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * Who this replica is in its consumer group, and what it owns. Written by the polling thread, read
 * by the engine's.
 */
final class Membership {

    private record Self(String group, String member, Optional<String> instance) {}

    private final Set<TopicPartition> owned = ConcurrentHashMap.newKeySet();
    private volatile Self self = new Self("", "", Optional.empty());

    void is(ConsumerGroupMetadata current) {
        self = new Self(current.groupId(), current.memberId(), current.groupInstanceId());
    }

    void gained(Collection<TopicPartition> partitions) {
        owned.addAll(partitions);
    }

    void lost(Collection<TopicPartition> partitions) {
        owned.removeAll(partitions);
    }

    boolean owns(TopicPartition partition) {
        return owned.contains(partition);
    }

    Set<TopicPartition> owned() {
        return Set.copyOf(owned);
    }

    /**
     * The fence of a batch: with the generation it was polled in, not today's, the broker refuses its
     * offsets once a rebalance has come between.
     */
    ConsumerGroupMetadata fence(int generation) {
        Self me = self;
        return new ConsumerGroupMetadata(me.group(), generation, me.member(), me.instance());
    }
}
