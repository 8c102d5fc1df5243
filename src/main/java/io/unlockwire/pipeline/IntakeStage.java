package io.unlockwire.pipeline;

import io.smallrye.mutiny.Uni;
import io.unlockwire.announcement.AnnouncementReader;
import io.unlockwire.announcement.Post;
import io.unlockwire.announcement.Reading;
import io.unlockwire.announcement.Received;
import io.unlockwire.announcement.Told;
import io.unlockwire.trace.Hop;
import io.unlockwire.trace.TraceParent;
import io.unlockwire.trace.Tracing;
import io.unlockwire.unlock.Coordinates;
import io.unlockwire.unlock.Origin;
import io.unlockwire.unlock.Sibling;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/**
 * Announcements become claims, or an archive record that says why not, or a rejected one. Without
 * state: each record's fate depends on the record alone. How far it has come stands in the ledger, by way of its
 * claims.
 */
final class IntakeStage implements Stage {

    static final Set<String> OUTCOMES = Set.of("claims", "correction", "nothing", "rejected");

    /** Where a transaction ends, so that a digest with many rows cannot make it grow without bound. */
    private static final int MAX_BYTES = 8 << 20;
    private static final Set<String> HEADERS = Set.of("ce_source", "ce_id", "ce_time", "ce_type");
    private static final int MAX_HEADER = 1024;

    private final AnnouncementReader reader;
    private final Records records;
    private final Announced announced;
    private final StageCounts counts;
    private final Hops hops;

    IntakeStage(AnnouncementReader reader, Records records, Announced announced, StageCounts counts,
            Tracing tracing) {
        this.reader = reader;
        this.records = records;
        this.announced = announced;
        this.counts = counts;
        this.hops = new Hops(tracing);
    }

    @Override
    public String name() {
        return counts.stage();
    }

    @Override
    public Uni<Effects> decide(List<ConsumerRecord<byte[], byte[]>> batch) {
        List<ProducerRecord<byte[], byte[]>> out = new ArrayList<>();
        List<Done> done = new ArrayList<>();
        hops.begin();
        long bytes = 0;
        for (ConsumerRecord<byte[], byte[]> record : batch) {
            Reading reading = reader.read(record.value(), received(record));
            int before = out.size();
            Hop hop = hops.of(record);
            done.add(Done.of(record, hop, write(record, reading, hop, out)));
            for (ProducerRecord<byte[], byte[]> written : out.subList(before, out.size())) {
                bytes += written.value().length;
            }
            if (bytes > MAX_BYTES) {
                break;
            }
        }
        return Uni.createFrom()
                .item(new Effects(done.size(), out, written -> done.forEach(one -> one.tell(counts))));
    }

    @Override
    public Effects bury(ConsumerRecord<byte[], byte[]> culprit, Throwable cause) {
        return records.buried(culprit, cause, counts);
    }

    @Override
    public void restore(Set<Integer> partitions) {
        announced.restore();
    }

    @Override
    public OptionalLong carriedOut(TopicPartition input) {
        return announced.of(input);
    }

    @Override
    public void stamp(List<ProducerRecord<byte[], byte[]>> written,
            Map<TopicPartition, OffsetAndMetadata> offsets) {
        announced.mark(written, offsets);
    }

    private String write(ConsumerRecord<byte[], byte[]> record, Reading reading, Hop hop,
            List<ProducerRecord<byte[], byte[]>> out) {
        return reading.fold(
                claims -> claims(record, claims.post(), claims.told(), hop, out, "claims"),
                correction -> correction.told().isEmpty()
                        ? archive(record, correction.post(), "CORRECTION_WITHOUT_CLAIM", out)
                        : claims(record, correction.post(), correction.told(), hop, out, "correction"),
                nothing -> archive(record, nothing.post(), nothing.reason(), out),
                rejected -> {
                    out.add(records.rejected(record, rejected.cause().name(), rejected.detail()));
                    return "rejected";
                });
    }

    private String claims(ConsumerRecord<byte[], byte[]> record, Post post, List<Told> told,
            Hop hop, List<ProducerRecord<byte[], byte[]>> out, String outcome) {
        List<List<Sibling>> siblings = Sibling.among(told.stream().map(Told::claim).toList());
        String traceId = traceId(record);
        for (int row = 0; row < told.size(); row++) {
            out.add(Hops.cameOf(hop,
                    records.claim(new ClaimRecord(told.get(row).claim(), origin(record, post, row, traceId),
                            siblings.get(row), record.value()))));
        }
        return outcome;
    }

    private String archive(ConsumerRecord<byte[], byte[]> record, Post post, String reason,
            List<ProducerRecord<byte[], byte[]>> out) {
        out.add(records.archive(record.key(),
                ArchiveRecord.withoutClaim(reason,
                        origin(record, post, 0, traceId(record)), record.value())));
        return "nothing";
    }

    /** The announcer's own, so that the same records give the same bytes whether spans are made or not. */
    private static @Nullable String traceId(ConsumerRecord<byte[], byte[]> record) {
        TraceParent parent = Hops.parent(record.headers());
        return parent == null ? null : parent.traceId();
    }

    private static Origin origin(ConsumerRecord<byte[], byte[]> record, Post post, int row,
            @Nullable String traceId) {
        return new Origin(post.source(), post.sourceId(), post.url(), post.base(),
                Instant.ofEpochMilli(record.timestamp()),
                new Coordinates(record.topic(), record.partition(), record.offset(), row),
                traceId);
    }

    private static Received received(ConsumerRecord<byte[], byte[]> record) {
        Map<String, String> headers = new HashMap<>();
        for (Header header : record.headers()) {
            if (HEADERS.contains(header.key()) && header.value() != null
                    && header.value().length <= MAX_HEADER) {
                headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8));
            }
        }
        return new Received(Instant.ofEpochMilli(record.timestamp()), text(record.key()), headers);
    }

    private static @Nullable String text(byte @Nullable [] key) {
        return key == null || key.length > MAX_HEADER ? null : new String(key, StandardCharsets.UTF_8);
    }
}
