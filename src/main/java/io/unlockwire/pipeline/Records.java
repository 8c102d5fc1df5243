package io.unlockwire.pipeline;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import io.unlockwire.alert.Alert;
import io.unlockwire.alert.AlertCodec;
import io.unlockwire.alert.Schedule;
import io.unlockwire.ledger.Known;
import io.unlockwire.ledger.LedgerCodec;
import io.unlockwire.unlock.UnlockId;
import io.unlockwire.wire.Json;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/** The records of each topic: its key, its partition, its bytes. Thread-safe. */
@ApplicationScoped
class Records {

    private final TopicNames topics;
    private final AssetPartitions assets;
    private final ObjectMapper json = Json.own();
    private final ObjectReader claims = json.readerFor(ClaimRecord.class);
    private final ObjectReader moves = json.readerFor(MovedRecord.class);
    private final ObjectReader archived = json.readerFor(ArchiveRecord.class);
    private final AlertCodec alerts = new AlertCodec();
    private final LedgerCodec ledger = new LedgerCodec();
    private final DueHeader due;

    Records(TopicNames topics, AssetPartitions assets, Schedule schedule, Clock clock) {
        this.topics = topics;
        this.assets = assets;
        this.due = new DueHeader(schedule, clock);
    }

    ProducerRecord<byte[], byte[]> claim(ClaimRecord claim) {
        String assetId = claim.claim().token().assetId();
        return new ProducerRecord<>(topics.claims(), assets.of(assetId), utf8(assetId), bytes(claim));
    }

    /** Empty if these are not the bytes of a claim. */
    Optional<ClaimRecord> readClaim(byte @Nullable [] value) {
        return Records.<ClaimRecord>read(value, claims).filter(ClaimRecord::claims);
    }

    /** On the claims topic too, before its owner: in order with the claims of the provisional asset. */
    ProducerRecord<byte[], byte[]> moved(MovedRecord moved) {
        return new ProducerRecord<>(topics.claims(), assets.of(moved.assetId()), utf8(moved.assetId()),
                bytes(moved));
    }

    /** Empty if these are not the bytes of a move. */
    Optional<MovedRecord> readMoved(byte @Nullable [] value) {
        return read(value, moves);
    }

    /** Empty if these are not the bytes of an archive record. */
    Optional<ArchiveRecord> readArchive(byte @Nullable [] value) {
        return read(value, archived);
    }

    private static <T> Optional<T> read(byte @Nullable [] value, ObjectReader reader) {
        try {
            return value == null ? Optional.empty() : Optional.ofNullable(reader.readValue(value));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** @param key asset id, else the announcement's own key */
    ProducerRecord<byte[], byte[]> archive(byte @Nullable [] key, ArchiveRecord record) {
        return new ProducerRecord<>(topics.archive(), key, bytes(record));
    }

    ProducerRecord<byte[], byte[]> rejected(ConsumerRecord<byte[], byte[]> record, String cause,
            String detail) {
        return new ProducerRecord<>(topics.rejected(), record.key(),
                bytes(RejectedRecord.of(record, cause, detail)));
    }

    /** What becomes of a record that no attempt could carry out. */
    Effects buried(ConsumerRecord<byte[], byte[]> culprit, Throwable cause, StageCounts counts) {
        return new Effects(1, List.of(rejected(culprit, "FAILED", cause.toString())),
                written -> counts.outcome("rejected", culprit.timestamp()));
    }

    ProducerRecord<byte[], byte[]> alert(Alert alert) {
        return new ProducerRecord<>(topics.alerts(), utf8(alert.unlockId()), alerts.encode(alert));
    }

    ProducerRecord<byte[], byte[]> ledger(int partition, Known known) {
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(topics.ledger(), partition,
                utf8(known.id().value()), ledger.encode(known));
        due.write(record.headers(), known);
        return record;
    }

    /** When something is to be done for the unlock of this ledger record, epoch milliseconds. */
    long due(Headers headers, byte @Nullable [] value) {
        return due.read(headers, value);
    }

    ProducerRecord<byte[], byte[]> forgotten(int partition, UnlockId id) {
        return new ProducerRecord<>(topics.ledger(), partition, utf8(id.value()), null);
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private byte[] bytes(Object value) {
        try {
            return json.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a record of ours can always be written", e);
        }
    }
}
