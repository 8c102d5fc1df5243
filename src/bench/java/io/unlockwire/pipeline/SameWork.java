package io.unlockwire.pipeline;

import io.smallrye.mutiny.Uni;
import io.unlockwire.alert.AlertPolicy;
import io.unlockwire.alert.AlertRules;
import io.unlockwire.alert.Schedule;
import io.unlockwire.alert.TimerRules;
import io.unlockwire.announcement.AnnouncementReader;
import io.unlockwire.announcement.ReadingRules;
import io.unlockwire.enrich.EnrichRules;
import io.unlockwire.enrich.Enricher;
import io.unlockwire.ledger.LedgerCodec;
import io.unlockwire.ledger.LedgerRules;
import io.unlockwire.ledger.Resolver;
import io.unlockwire.trace.Hop;
import io.unlockwire.trace.Tracing;
import io.unlockwire.unlock.Catalogue;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;

/** The service's own reading, knowing and telling, for those who carry its results to Kafka in another way. */
final class SameWork {

    private static final int PARTITIONS = 24;

    final Records records;
    final Resolver resolver = new Resolver(LedgerRules.defaults());
    final AlertPolicy policy = new AlertPolicy(AlertRules.defaults());
    final Schedule schedule = new Schedule(LedgerRules.defaults(), TimerRules.defaults());
    final Enricher enricher;
    final LedgerCodec codec = new LedgerCodec();
    final AssetPartitions assets = new AssetPartitions(PARTITIONS);
    final TopicNames topics;
    private final LedgerStore store = new LedgerStore(PARTITIONS);
    private long written;
    private final StageCounts counts = new StageCounts("resolution", ResolutionStage.OUTCOMES);

    SameWork(Course course) {
        // Mutiny finds its contexts when it is first used; of several threads that come first at once one would fail.
        Uni.createFrom().deferred(() -> Uni.createFrom().voidItem()).await().indefinitely();
        topics = new TopicNames(course.prefix());
        records = new Records(topics, assets, schedule, Clock.systemUTC());
        enricher = new Enricher(List.of(new SlowMarket(course.market())), EnrichRules.defaults());
    }

    IntakeStage intake() {
        return new IntakeStage(new AnnouncementReader(Catalogue.builtIn(), ReadingRules.defaults()), records,
                new Announced(null, topics, () -> {}), new StageCounts("intake", IntakeStage.OUTCOMES),
                Tracing.none());
    }

    /** All of these claims decided, over a ledger in this JVM's memory. */
    Uni<Effects> resolve(List<ConsumerRecord<byte[], byte[]>> batch) {
        Decided decided = new Decided(resolver, policy, schedule, new Overlay(store, codec, records), records,
                counts);
        for (ConsumerRecord<byte[], byte[]> record : batch) {
            Optional<ClaimRecord> claim = records.readClaim(record.value());
            if (claim.isPresent()) {
                decided.decide(record, claim.get(), Hop.none());
            } else {
                decided.reject(record, "NOT_A_CLAIM", "the value is not a claim's JSON", Hop.none());
            }
        }
        return enricher.enrich(decided.questions())
                .map(enrichments -> decided.effects(enrichments, Clock.systemUTC().instant()));
    }

    /** As many transactions' worth as the batch gives, for those who make one transaction of each batch. */
    static List<Effects> wholeBatch(List<ConsumerRecord<byte[], byte[]>> batch,
            Function<List<ConsumerRecord<byte[], byte[]>>, Uni<Effects>> decide) {
        List<Effects> all = new ArrayList<>();
        List<ConsumerRecord<byte[], byte[]>> left = batch;
        while (!left.isEmpty()) {
            Effects effects = decide.apply(left).await().indefinitely();
            all.add(effects);
            left = left.subList(effects.taken(), left.size());
        }
        return all;
    }

    /**
     * Takes the effects over into the ledger in memory, for those whose framework does not say at which offsets the
     * records were written: the order is the same.
     */
    void apply(List<Effects> committed) {
        for (Effects effects : committed) {
            effects.committed().accept(effects.records().stream()
                    .map(record -> new RecordMetadata(
                            new TopicPartition(record.topic(),
                                    record.partition() == null ? 0 : record.partition()),
                            written++, 0, 0, 0, 0))
                    .toList());
        }
    }
}
