package io.unlockwire.pipeline;

import io.smallrye.mutiny.Uni;
import io.unlockwire.alert.AlertPolicy;
import io.unlockwire.alert.Schedule;
import io.unlockwire.enrich.Enricher;
import io.unlockwire.ledger.LedgerCodec;
import io.unlockwire.ledger.Resolver;
import io.unlockwire.trace.Hop;
import io.unlockwire.trace.Tracing;
import io.unlockwire.unlock.Verdict;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * Claims become alerts, archive records and the ledger's next state. The owner of a partition is
 * the only one who decides about its assets.
 */
final class ResolutionStage implements Stage {

    static final Set<String> OUTCOMES = Stream
            .concat(Stream.of(Verdict.values()).map(ResolutionStage::outcome), Stream.of("moved", "rejected"))
            .collect(Collectors.toUnmodifiableSet());

    private final Resolver resolver;
    private final Enricher enricher;
    private final AlertPolicy policy;
    private final Schedule schedule;
    private final LedgerStore store;
    private final LedgerTail tail;
    private final Records records;
    private final AssetPartitions assets;
    private final Clock clock;
    private final TimerClock timerClock;
    private final int maxEnriched;
    private final LedgerCodec codec = new LedgerCodec();
    private final StageCounts counts;
    private final Hops hops;

    ResolutionStage(Resolver resolver, Enricher enricher, AlertPolicy policy, Schedule schedule,
            LedgerStore store, LedgerTail tail,
            Records records, AssetPartitions assets, Clock clock, TimerClock timerClock, int maxEnriched,
            StageCounts counts, Tracing tracing) {
        this.resolver = resolver;
        this.enricher = enricher;
        this.policy = policy;
        this.schedule = schedule;
        this.store = store;
        this.tail = tail;
        this.records = records;
        this.assets = assets;
        this.clock = clock;
        this.timerClock = timerClock;
        this.maxEnriched = maxEnriched;
        this.counts = counts;
        this.hops = new Hops(tracing);
    }

    @Override
    public String name() {
        return counts.stage();
    }

    static String outcome(Verdict verdict) {
        return verdict.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public Uni<Effects> decide(List<ConsumerRecord<byte[], byte[]>> batch) {
        Decided decided = new Decided(resolver, policy, schedule, new Overlay(store, codec, records), records,
                counts);
        hops.begin();
        for (ConsumerRecord<byte[], byte[]> record : batch) {
            Hop hop = hops.of(record);
            tail.announced().hear(record.headers());
            Optional<ClaimRecord> claim = records.readClaim(record.value());
            if (claim.isEmpty()) {
                records.readMoved(record.value())
                        .filter(moved -> assets.of(moved.assetId()) == record.partition())
                        .ifPresentOrElse(
                                moved -> decided.move(record, moved, hop),
                                () -> decided.reject(record, "NOT_A_CLAIM",
                                        "the value is not a claim's JSON", hop));
            } else if (assets.of(claim.get().claim().token().assetId()) != record.partition()) {
                decided.reject(record, "WRONG_PARTITION", "the asset belongs to another partition", hop);
            } else {
                decided.decide(record, claim.get(), hop);
                timerClock.stamped(claim.get().origin().appendedAt());
            }
            if (decided.questions().size() >= maxEnriched) {
                break;
            }
        }
        return enricher.enrich(decided.questions(), decided.watching())
                .map(enrichments -> decided.effects(enrichments, clock.instant()));
    }

    @Override
    public Effects bury(ConsumerRecord<byte[], byte[]> culprit, Throwable cause) {
        return records.buried(culprit, cause, counts);
    }

    @Override
    public void restore(Set<Integer> partitions) {
        tail.progress().look();
        tail.awaitEnd(partitions);
    }

    @Override
    public OptionalLong carriedOut(TopicPartition input) {
        return tail.progress().of(input);
    }

    @Override
    public void stamp(List<ProducerRecord<byte[], byte[]>> written,
            Map<TopicPartition, OffsetAndMetadata> offsets) {
        tail.stamp(written, offsets);
    }
}
