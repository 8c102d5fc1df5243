package io.unlockwire.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.unlockwire.alert.AlertPolicy;
import io.unlockwire.alert.AlertRules;
import io.unlockwire.alert.Schedule;
import io.unlockwire.alert.TimerRules;
import io.unlockwire.announcement.AnnouncementReader;
import io.unlockwire.announcement.ReadingRules;
import io.unlockwire.enrich.EnrichRules;
import io.unlockwire.enrich.Enricher;
import io.unlockwire.enrich.MarketProvider;
import io.unlockwire.ledger.LedgerCodec;
import io.unlockwire.ledger.LedgerRules;
import io.unlockwire.ledger.Resolver;
import io.unlockwire.testkit.Telling;
import io.unlockwire.trace.Hop;
import io.unlockwire.trace.Tracing;
import io.unlockwire.unlock.Catalogue;
import io.unlockwire.unlock.Report;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;

/** Both stages without a broker: what is written for each record, one transaction a record. */
final class Desk {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final AnnouncementReader READER = new AnnouncementReader(Catalogue.builtIn(),
            ReadingRules.defaults());

    private final AssetPartitions assets = new AssetPartitions(24);
    private final Schedule schedule = new Schedule(LedgerRules.defaults(), TimerRules.defaults());
    private final Records records = new Records(new TopicNames("unlock."), assets, schedule,
            Clock.systemUTC());
    private final LedgerStore store = new LedgerStore(24);
    private final StageCounts read = new StageCounts("intake", IntakeStage.OUTCOMES);
    private final StageCounts resolved = new StageCounts("resolution", ResolutionStage.OUTCOMES);
    private final IntakeStage intake = new IntakeStage(READER, records,
            new Announced(null, new TopicNames("unlock."), () -> {}), read, Tracing.none());
    private final Resolver resolver = new Resolver(LedgerRules.defaults());
    private final Enricher enricher;
    private final AlertPolicy policy;
    private final Instant now;
    private final Map<TopicPartition, Long> ends = new HashMap<>();
    private long offset;

    /** What was written, by topic in its order, as the bytes that were written. */
    record Written(Map<String, List<byte[]>> topics) {

        List<JsonNode> all(String topic) {
            return topics.getOrDefault("unlock." + topic, List.of()).stream().map(Desk::parse).toList();
        }

        JsonNode only(String topic) {
            List<JsonNode> all = all(topic);
            if (all.size() != 1) {
                throw new AssertionError("not one record on " + topic + " but " + all);
            }
            return all.get(0);
        }
    }

    Desk(AlertRules alerts, MarketProvider market, Instant now) {
        this.policy = new AlertPolicy(alerts);
        this.enricher = new Enricher(List.of(market), EnrichRules.defaults());
        this.now = now;
    }

    /** An announcement, appended at that time. */
    Written announce(String value, Instant appended) {
        return announce(value.getBytes(StandardCharsets.UTF_8), appended);
    }

    Written announce(byte[] value, Instant appended) {
        Map<String, List<byte[]>> topics = new HashMap<>();
        ConsumerRecord<byte[], byte[]> record = new ConsumerRecord<>("unlock.announcements", 0, offset++,
                appended.toEpochMilli(), TimestampType.LOG_APPEND_TIME, -1, value.length, null, value,
                new RecordHeaders(), Optional.empty());
        Effects effects = intake.decide(List.of(record)).await().indefinitely();
        write(effects, topics);
        effects.records().stream()
                .filter(out -> out.topic().equals("unlock.claims"))
                .forEach(claim -> decide(decided -> decided.decide(onClaims(claim.partition(), appended),
                        records.readClaim(claim.value()).orElseThrow(), Hop.none()), topics));
        return new Written(topics);
    }

    Written claim(Telling telling) {
        Report report = telling.report();
        Map<String, List<byte[]>> topics = new HashMap<>();
        decide(decided -> decided.decide(
                onClaims(assets.of(report.claim().token().assetId()), report.origin().appendedAt()),
                new ClaimRecord(report.claim(), report.origin(), report.siblings(), new byte[]{'o'}),
                Hop.none()),
                topics);
        return new Written(topics);
    }

    Written move(MovedRecord moved, Instant at) {
        Map<String, List<byte[]>> topics = new HashMap<>();
        MovedRecord readBack = records.readMoved(records.moved(moved).value()).orElseThrow();
        decide(decided -> decided.move(onClaims(assets.of(readBack.assetId()), at), readBack, Hop.none()),
                topics);
        return new Written(topics);
    }

    private static ConsumerRecord<byte[], byte[]> onClaims(int partition, Instant at) {
        return new ConsumerRecord<>("unlock.claims", partition, 0, at.toEpochMilli(),
                TimestampType.CREATE_TIME, -1,
                -1, null, null, new RecordHeaders(), Optional.empty());
    }

    StageCounts resolved() {
        return resolved;
    }

    private void decide(Consumer<Decided> what, Map<String, List<byte[]>> topics) {
        Decided decided = new Decided(resolver, policy, schedule,
                new Overlay(store, new LedgerCodec(), records), records, resolved);
        what.accept(decided);
        write(decided.effects(enricher.enrich(decided.questions()).await().indefinitely(), now), topics);
    }

    private void write(Effects effects, Map<String, List<byte[]>> topics) {
        List<RecordMetadata> written = new ArrayList<>();
        for (ProducerRecord<byte[], byte[]> record : effects.records()) {
            topics.computeIfAbsent(record.topic(), k -> new ArrayList<>()).add(record.value());
            TopicPartition at = new TopicPartition(record.topic(),
                    record.partition() == null ? 0 : record.partition());
            written.add(new RecordMetadata(at, ends.merge(at, 1L, Long::sum), 0, 0, 0, 0));
        }
        effects.committed().accept(written);
    }

    private static JsonNode parse(byte[] value) {
        try {
            return JSON.readTree(value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
