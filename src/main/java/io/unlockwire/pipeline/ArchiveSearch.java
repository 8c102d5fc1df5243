package io.unlockwire.pipeline;

import io.unlockwire.unlock.Coordinates;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;

/**
 * Reads the archive's committed records from a time on and keeps what it says of certain assets'
 * claims. For one thread.
 */
final class ArchiveSearch implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(200);

    private final Consumer<byte[], byte[]> consumer;
    private final Records records;
    private final Set<String> assets;
    private final List<TopicPartition> partitions;
    private final Map<String, Map<Coordinates, ArchiveRecord>> found = new HashMap<>();

    ArchiveSearch(Consumer<byte[], byte[]> consumer, String topic, Records records, Set<String> assets,
            Instant since) {
        this.consumer = consumer;
        this.records = records;
        this.assets = assets;
        this.partitions = consumer.partitionsFor(topic).stream()
                .map(info -> new TopicPartition(topic, info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        Map<TopicPartition, Long> from = partitions.stream()
                .collect(Collectors.toMap(p -> p, p -> since.toEpochMilli()));
        for (Map.Entry<TopicPartition, OffsetAndTimestamp> at : consumer.offsetsForTimes(from).entrySet()) {
            if (at.getValue() != null) {
                consumer.seek(at.getKey(), at.getValue().offset());
            }
        }
    }

    /** Reads as far as the archive reaches now. */
    void toTheEnd() {
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            readOn();
        }
    }

    /** Reads what has come since. */
    void readOn() {
        consumer.poll(POLL).forEach(this::keep);
    }

    /** The asset's claims with what became of each first, in the order of the archive. */
    Map<Coordinates, ArchiveRecord> of(String assetId) {
        return found.getOrDefault(assetId, Map.of());
    }

    @Override
    public void close() {
        consumer.close();
    }

    private void keep(ConsumerRecord<byte[], byte[]> record) {
        String key = record.key() == null ? "" : new String(record.key(), StandardCharsets.UTF_8);
        if (assets.contains(key)) {
            records.readArchive(record.value()).ifPresent(archived -> {
                if (archived.claim() != null && archived.claim().token().assetId().equals(key)) {
                    found.computeIfAbsent(key, k -> new LinkedHashMap<>())
                            .putIfAbsent(archived.origin().at(), archived);
                }
            });
        }
    }
}
