package io.unlockwire.pipeline;

import io.unlockwire.alert.Alert;
import io.unlockwire.enrich.Enrichment;
import io.unlockwire.enrich.Question;
import io.unlockwire.ledger.Decision;
import io.unlockwire.ledger.Known;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Claims become alerts and the ledger's next state, in Kafka Streams: record by record, the asset's unlocks found by
 * the prefix of their ids.
 */
final class ResolutionProcessor extends ContextualProcessor<byte[], byte[], byte[], byte[]> {

    private final SameWork work;
    private @Nullable KeyValueStore<String, byte[]> store;

    ResolutionProcessor(SameWork work) {
        this.work = work;
    }

    @Override
    public void init(ProcessorContext<byte[], byte[]> context) {
        super.init(context);
        store = context.getStateStore(StreamsContender.STORE);
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        Optional<ClaimRecord> claim = work.records.readClaim(record.value());
        if (claim.isEmpty()) {
            throw new IllegalStateException("the course holds claims only");
        }
        String assetId = claim.get().claim().token().assetId();
        List<Known> known = ofAsset(assetId);
        Decision decision = work.resolver.resolve(known, claim.get().report());
        Known after = decision.after();
        Alert alert = null;
        if (after != null && work.policy.tells(decision)) {
            Enrichment enrichment = work.enricher
                    .enrich(List.of(new Question(after.token(), after.amount(), after.shown().valueUsd(),
                            amounts(known, after))))
                    .await().indefinitely().get(0);
            alert = work.policy.alertFor(decision, enrichment, Instant.now());
            forward(work.records.alert(alert), record);
        }
        forward(work.records.archive(Records.utf8(assetId), ArchiveRecord.of(decision,
                alert == null ? null : alert.key(), claim.get().original())), record);
        decision.forgotten().forEach(id -> store.delete(id.value()));
        if (after != null && (decision.stored() || alert != null)) {
            Known state = alert == null ? after : after.withAlertKey(alert.key());
            store.put(after.id().value(), work.codec.encode(state));
        }
    }

    private void forward(ProducerRecord<byte[], byte[]> out, Record<byte[], byte[]> in) {
        context().forward(new Record<>(out.key(), out.value(), in.timestamp()),
                StreamsContender.child("resolution", out.topic()));
    }

    private List<Known> ofAsset(String assetId) {
        List<Known> known = new ArrayList<>();
        try (KeyValueIterator<String, byte[]> found = store.prefixScan(assetId + "-",
                new StringSerializer())) {
            while (found.hasNext()) {
                KeyValue<String, byte[]> one = found.next();
                known.add(work.codec.decode(one.value));
            }
        }
        return known;
    }

    private static List<BigDecimal> amounts(List<Known> known, Known but) {
        return known.stream().filter(other -> !other.id().equals(but.id())).map(Known::amount)
                .filter(Objects::nonNull).toList();
    }
}
