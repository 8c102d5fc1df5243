package io.unlockwire.pipeline;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
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
 *
 * <p>
 * The broker's answer is not taken where it is older than what is known to be carried out, unless an operator has set
 * the group back and says so in the offset's metadata.
 */
final class CommittedOffsets {

    /** The metadata of an offset that is older by intent. */
    static final String SET_BACK = "set back";

    private final Map<TopicPartition, OffsetAndMetadata> offsets = new ConcurrentHashMap<>();
    /** What this replica has committed or been told, of lost partitions as well. */
    private final Map<TopicPartition, Long> reached = new ConcurrentHashMap<>();
    /** Of partitions that are set back, up to where. */
    private final Map<TopicPartition, Long> again = new ConcurrentHashMap<>();

    /** An answer that was older than what is carried out. */
    record Behind(TopicPartition partition, long committed, long carriedOut) {}

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

    /**
     * On the polling thread, after {@link #load}: puts right what the broker gave out too low, the consumer's position
     * with it, and says what that was. What lies beyond the log's end is of another log.
     *
     * @param carriedOut what the stage's own state says, beside what this replica remembers
     */
    Set<Behind> raise(Consumer<?, ?> consumer, Collection<TopicPartition> partitions,
            Function<TopicPartition, OptionalLong> carriedOut) {
        Map<TopicPartition, Long> low = new HashMap<>();
        for (TopicPartition partition : partitions) {
            OffsetAndMetadata answer = offsets.get(partition);
            long known = Math.max(reached.getOrDefault(partition, 0L), carriedOut.apply(partition).orElse(0));
            if (answer != null && answer.offset() < known) {
                low.put(partition, known);
            }
        }
        Set<Behind> behind = new HashSet<>();
        Map<TopicPartition, Long> ends = low.isEmpty() ? Map.of() : consumer.endOffsets(low.keySet());
        low.forEach((partition, known) -> {
            OffsetAndMetadata answer = Objects.requireNonNull(offsets.get(partition));
            if (known > ends.getOrDefault(partition, 0L)) {
                reached.remove(partition);
            } else if (answer.metadata().equals(SET_BACK)) {
                again.put(partition, known);
            } else {
                behind.add(new Behind(partition, answer.offset(), known));
                offsets.put(partition, new OffsetAndMetadata(known));
                consumer.seek(partition, known);
            }
        });
        partitions.forEach(this::remember);
        return behind;
    }

    /** As they are to be committed: what is read again by intent goes on saying so until it is past. */
    Map<TopicPartition, OffsetAndMetadata> marked(Map<TopicPartition, OffsetAndMetadata> next) {
        if (again.isEmpty()) {
            return next;
        }
        Map<TopicPartition, OffsetAndMetadata> marked = new HashMap<>(next);
        marked.replaceAll((partition, offset) -> offset.offset() < again.getOrDefault(partition, 0L)
                ? new OffsetAndMetadata(offset.offset(), SET_BACK)
                : new OffsetAndMetadata(offset.offset()));
        return marked;
    }

    void advance(Map<TopicPartition, OffsetAndMetadata> committed) {
        offsets.putAll(committed);
        committed.keySet().forEach(this::remember);
    }

    private void remember(TopicPartition partition) {
        OffsetAndMetadata offset = offsets.get(partition);
        if (offset != null) {
            reached.merge(partition, offset.offset(), Math::max);
            again.computeIfPresent(partition, (same, end) -> offset.offset() >= end ? null : end);
        }
    }

    void lost(Collection<TopicPartition> partitions) {
        partitions.forEach(offsets::remove);
        partitions.forEach(again::remove);
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
