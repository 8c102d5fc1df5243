package io.unlockwire.pipeline;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * Up to where each owned partition's records are committed. A timer commits the same offset again:
 * it changes nothing, and makes the broker check who is committing. The consumer's position would
 * not do, since it runs ahead of what is decided.
 */
final class CommittedOffsets {

    private final Map<TopicPartition, OffsetAndMetadata> offsets = new ConcurrentHashMap<>();

    /**
     * On the polling thread: asks the broker, which waits until a predecessor's undecided transaction
     * has ended. Where nothing is committed, the log's start stands.
     */
    void load(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        Set<TopicPartition> wanted = new HashSet<>(partitions);
        Map<TopicPartition, OffsetAndMetadata> committed = consumer.committed(wanted);
        wanted.removeIf(partition -> committed.get(partition) != null);
        Map<TopicPartition, Long> starts = wanted.isEmpty() ? Map.of() : consumer.beginningOffsets(wanted);
        committed.forEach((partition, offset) -> {
            if (offset != null) {
                offsets.put(partition, offset);
            }
        });
        starts.forEach((partition, start) -> offsets.put(partition, new OffsetAndMetadata(start)));
    }

    void advance(Map<TopicPartition, OffsetAndMetadata> committed) {
        offsets.putAll(committed);
    }

    void lost(Collection<TopicPartition> partitions) {
        partitions.forEach(offsets::remove);
    }

    boolean known(TopicPartition partition) {
        return offsets.containsKey(partition);
    }

    /** Empty where it is not known. */
    OptionalLong of(TopicPartition partition) {
        OffsetAndMetadata known = offsets.get(partition);
        return known == null ? OptionalLong.empty() : OptionalLong.of(known.offset());
    }

    /** For people: {@code [0@17, 3@4]}. */
    String text(Collection<TopicPartition> partitions) {
        return partitions.stream().sorted(Comparator.comparingInt(TopicPartition::partition))
                .map(partition -> partition.partition() + "@" + of(partition).orElse(0)).toList().toString();
    }

    Map<TopicPartition, OffsetAndMetadata> of(Collection<TopicPartition> partitions) {
        return partitions.stream().filter(offsets::containsKey)
                .collect(Collectors.toMap(Function.identity(), offsets::get));
    }
}
