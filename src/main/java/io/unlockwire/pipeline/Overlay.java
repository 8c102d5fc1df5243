package io.unlockwire.pipeline;

import io.unlockwire.ledger.Known;
import io.unlockwire.ledger.LedgerCodec;
import io.unlockwire.unlock.UnlockId;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/**
 * What this batch would make of the ledger: read through to the committed state, written to
 * nobody's harm. Thrown away with an aborted transaction.
 */
final class Overlay {

    private final LedgerStore committed;
    private final LedgerCodec codec;
    private final Records records;
    private final Map<String, Map<UnlockId, Known>> assets = new HashMap<>();

    Overlay(LedgerStore committed, LedgerCodec codec, Records records) {
        this.committed = committed;
        this.codec = codec;
        this.records = records;
    }

    /** Everything known of the asset, this batch's own decisions included. */
    List<Known> ofAsset(int partition, String assetId) {
        return List.copyOf(asset(partition, assetId).values());
    }

    void put(int partition, Known known) {
        asset(partition, known.id().assetId()).put(known.id(), known);
    }

    void forget(int partition, UnlockId id) {
        asset(partition, id.assetId()).remove(id);
    }

    /** Once the transaction is committed, with the offset that the ledger's record was given. */
    void commit(ProducerRecord<byte[], byte[]> record, RecordMetadata at) {
        UnlockId id = new UnlockId(new String(record.key(), StandardCharsets.UTF_8));
        committed.apply(at.partition(), at.offset(), id, record.value(),
                records.due(record.headers(), record.value()));
    }

    private Map<UnlockId, Known> asset(int partition, String assetId) {
        return assets.computeIfAbsent(assetId, k -> {
            Map<UnlockId, Known> known = new HashMap<>();
            committed.ofAsset(partition, assetId).forEach(bytes -> {
                Known one = codec.decode(bytes);
                known.put(one.id(), one);
            });
            return known;
        });
    }
}
