package io.unlockwire.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.unlockwire.alert.Schedule;
import io.unlockwire.alert.TimerRules;
import io.unlockwire.ledger.LedgerRules;
import io.unlockwire.schemas.PublishedSchemas;
import io.unlockwire.testkit.Kafka;
import io.unlockwire.testkit.Received;
import io.unlockwire.testkit.Telling;
import io.unlockwire.testkit.Topics;
import io.unlockwire.testkit.WithKafka;
import io.unlockwire.unlock.Change.Cue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the ledger brings about by itself, on a real broker and with a clock that the test moves. */
@WithKafka
class TimersIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private final MovableClock clock = new MovableClock(Instant.parse("2026-04-01T00:00:00Z"));
    private final FickleMarket market = new FickleMarket();
    private Kafka kafka;
    private Topics topics;
    private io.unlockwire.testkit.Records records;
    private ReplicaRig replica;

    @BeforeEach
    void join(Kafka kafka, Topics topics, io.unlockwire.testkit.Records records) {
        this.kafka = kafka;
        this.topics = topics;
        this.records = records;
        replica = replica("one");
    }

    @AfterEach
    void leave() {
        replica.close();
    }

    @Test
    void an_unlock_is_reminded_of_and_occurs_once_each_in_its_time() {
        tell(Telling.by("RootData"));
        for (String moment : List.of("2026-04-01T00:00:01Z", "2026-04-13T03:59:59Z", "2026-04-13T04:00:00Z",
                "2026-04-13T04:00:01Z", "2026-04-19T04:00:00Z", "2026-04-20T03:00:02Z",
                "2026-04-20T04:00:00Z", "2026-04-20T04:00:01Z", "2026-04-30T00:00:00Z")) {
            clock.is(moment);
            replica.tick();
        }

        assertThat(kinds()).containsExactly("1:NEW SCHEDULED", "1:REMINDER-PT168H SCHEDULED",
                "1:REMINDER-PT24H SCHEDULED", "1:REMINDER-PT1H SCHEDULED", "1:OCCURRED OCCURRED");
        assertThat(replica.timers().fired()).containsEntry("remind", 3L).containsEntry("occur", 1L);
        assertThat(replica.committed()).as("the offsets stay where the claim has put them").isEqualTo(1);
        assertThat(alerts()).allSatisfy(alert -> assertThat(
                PublishedSchemas.faults("alert", alert.toString().getBytes(StandardCharsets.UTF_8)))
                .isEmpty());
        assertThat(ledgerValues()).allSatisfy(
                value -> assertThat(PublishedSchemas.faults("ledger", value)).isEmpty());
    }

    @Test
    void a_replica_that_takes_over_repeats_nothing_and_sends_of_what_is_late_the_nearest() {
        tell(Telling.by("RootData"));
        clock.is("2026-04-13T04:00:00Z");
        replica.tick();
        replica.close();
        clock.is("2026-04-20T03:30:00Z");

        replica = replica("two");
        replica.tick();
        replica.tick();
        clock.is("2026-04-20T04:00:00Z");
        replica.tick();

        assertThat(kinds()).containsExactly("1:NEW SCHEDULED", "1:REMINDER-PT168H SCHEDULED",
                "1:REMINDER-PT1H SCHEDULED", "1:OCCURRED OCCURRED");
        assertThat(replica.timers().late()).isEqualTo(1);
    }

    @Test
    void an_unlock_first_told_after_its_time_is_new_and_no_more() {
        clock.is("2026-04-20T04:30:00Z");
        tell(Telling.by("RootData"));
        replica.tick();
        clock.is("2026-04-25T00:00:00Z");
        replica.tick();

        assertThat(kinds()).containsExactly("1:NEW OCCURRED");
    }

    @Test
    void a_time_that_moves_is_reminded_of_anew_and_the_reminder_says_so() {
        tell(Telling.by("Kaito"));
        clock.is("2026-04-19T05:00:00Z");
        replica.tick();
        tell(Telling.by("Kaito").noAmount().at("2026-04-30T04:00:00Z").cue(Cue.POSTPONED)
                .published("2026-04-19T06:00:00Z"));
        for (String moment : List.of("2026-04-20T04:00:00Z", "2026-04-29T04:00:00Z",
                "2026-04-30T04:00:00Z")) {
            clock.is(moment);
            replica.tick();
        }

        assertThat(kinds()).containsExactly("1:NEW SCHEDULED", "1:REMINDER-PT24H SCHEDULED",
                "2:POSTPONED SCHEDULED", "2:REMINDER-PT24H SCHEDULED", "2:OCCURRED OCCURRED");
        assertThat(alerts().get(3).at("/changed/0").toString()).isEqualTo(
                "{\"field\":\"unlockAt\",\"old\":\"2026-04-20T04:00:00Z\",\"new\":\"2026-04-30T04:00:00Z\"}");
    }

    @Test
    void an_alert_without_a_price_is_told_at_once_and_priced_when_the_provider_is_back() {
        market.down(true);
        tell(Telling.by("RootData"));
        clock.is("2026-04-01T00:00:30Z");
        replica.tick();
        market.down(false);
        clock.is("2026-04-01T00:05:29Z");
        replica.tick();
        assertThat(kinds()).as("the second attempt is five minutes after the first")
                .containsExactly("1:NEW SCHEDULED");

        clock.is("2026-04-01T00:05:30Z");
        replica.tick();
        clock.is("2026-04-02T00:00:00Z");
        replica.tick();

        assertThat(kinds()).containsExactly("1:NEW SCHEDULED", "1:ENRICHED-1 SCHEDULED");
        assertThat(alerts().get(0).at("/enrichment/status").asText()).isEqualTo("DEGRADED");
        assertThat(new BigDecimal(alerts().get(1).at("/value/nowUsd").asText()))
                .isEqualByComparingTo("4844000");
    }

    @Test
    void what_is_forgotten_is_deleted_from_the_ledger_and_a_late_copy_of_it_is_stale() {
        tell(Telling.by("RootData"));
        clock.is("2026-05-21T04:00:59Z");
        replica.tick();
        clock.is("2026-05-21T04:01:00Z");
        replica.tick();
        assertThat(folded()).isEmpty();

        tell(Telling.by("Tokenomist").published("2026-05-21T04:02:00Z"));

        assertThat(kinds()).containsExactly("1:NEW SCHEDULED", "1:OCCURRED OCCURRED");
        assertThat(records.from(topics.archive()).settled()).last()
                .satisfies(record -> assertThat(parse(record).path("verdict").asText()).isEqualTo("STALE"));
        assertThat(replica.timers().fired()).containsEntry("forget", 1L);
    }

    @Test
    void a_timer_of_one_who_is_no_longer_the_owner_is_refused_and_fires_once_for_who_is() {
        tell(Telling.by("RootData"));
        clock.is("2026-04-13T04:00:00Z");
        replica.fencedBy(mine -> new ConsumerGroupMetadata(mine.groupId(), mine.generationId() - 1,
                mine.memberId(), mine.groupInstanceId()));
        replica.tick();
        assertThat(kinds()).containsExactly("1:NEW SCHEDULED");
        assertThat(replica.counts().transactions()).containsEntry("aborted", 1L);

        replica.fencedBy(mine -> mine);
        replica.tick();

        assertThat(kinds()).containsExactly("1:NEW SCHEDULED", "1:REMINDER-PT168H SCHEDULED");
    }

    @Test
    void four_hundred_that_are_due_at_once_are_all_told_once() {
        Telling[] tellings = new Telling[400];
        for (int i = 0; i < tellings.length; i++) {
            tellings[i] = Telling.by("RootData")
                    .at(Instant.parse("2026-06-01T00:00:00Z").plusSeconds(i * 259_200L)
                            .toString());
        }
        tell(tellings);
        clock.is("2029-10-01T00:00:00Z");
        replica.tick();
        Map<String, Integer> kinds = new TreeMap<>();
        alerts().forEach(alert -> kinds.merge(alert.path("kind").asText(), 1, Integer::sum));
        assertThat(kinds.get("NEW")).isEqualTo(400);
        assertThat(alerts()).extracting(alert -> alert.path("key").asText()).doesNotHaveDuplicates();
        assertThat(replica.timers().fired().get("occur") + replica.timers().fired().get("forget"))
                .isEqualTo(400);
    }

    private ReplicaRig replica(String name) {
        return new ReplicaRig(kafka.bootstrapServers(), topics, name, clock, market).join();
    }

    private void tell(Telling... tellings) {
        Records ours = new Records(new TopicNames(topics.prefix()), new AssetPartitions(24),
                new Schedule(LedgerRules.defaults(), TimerRules.defaults()), clock);
        List<ProducerRecord<byte[], byte[]>> claims = List.of(tellings).stream().map(Telling::report)
                .map(report -> ours
                        .claim(new ClaimRecord(report.claim(), report.origin(), List.of(), new byte[]{'x'})))
                .toList();
        records.sendAll(claims);
        replica.turn(claims.size());
    }

    /** Revision, kind and status of each alert, in their order. */
    private List<String> kinds() {
        return alerts().stream().map(alert -> alert.path("key").asText().split(":", 2)[1] + " "
                + alert.path("status").asText()).toList();
    }

    private List<JsonNode> alerts() {
        return records.from(topics.alerts()).settled().stream().map(TimersIT::parse).toList();
    }

    private List<byte[]> ledgerValues() {
        return records.from(topics.ledger()).settled().stream().map(Received::bytes).toList();
    }

    /** The ledger as compaction would leave it. */
    private Map<String, String> folded() {
        Map<String, String> folded = new TreeMap<>();
        records.from(topics.ledger()).settled().forEach(record -> {
            if (record.bytes() == null) {
                folded.remove(record.key());
            } else {
                folded.put(record.key(), record.text());
            }
        });
        return folded;
    }

    private static JsonNode parse(Received record) {
        try {
            return JSON.readTree(record.bytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
