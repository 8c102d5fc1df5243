package io.unlockwire.job;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.unlockwire.schemas.PublishedSchemas;
import io.unlockwire.testkit.Kafka;
import io.unlockwire.testkit.Received;
import io.unlockwire.testkit.Records;
import io.unlockwire.testkit.ServiceProcess;
import io.unlockwire.testkit.Topics;
import io.unlockwire.testkit.WithKafka;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The packaged service on a real broker, from announcement to alert. */
@WithKafka
class MainJobIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private Topics topics;
    private Records records;
    private ServiceProcess service;

    @BeforeEach
    void start(Kafka kafka, Topics topics, Records records) {
        this.topics = topics;
        this.records = records;
        service = ServiceProcess.with(kafka.bootstrapServers()).on(topics)
                .set("unlockwire.ledger.stale-after", "P400D").start().awaitReady();
    }

    @AfterEach
    void stop() {
        assertThat(service.stop()).as(service.logTail()).isIn(0, 143);
    }

    @Test
    void the_seeds_are_told_once_each_with_what_they_say_and_nothing_else() {
        Seeds.all().forEach(seed -> records.to(topics.announcements()).value(seed));

        List<JsonNode> alerts = alerts(4);

        assertThat(alerts).extracting(at("/kind"), at("/token/assetId"), at("/amount"), at("/unlockAt/from"),
                at("/unlockAt/precision"), at("/unlockAt/zone"), at("/value/statedUsd"), at("/revision"))
                .containsExactlyInAnyOrder(
                        tuple("NEW", "zksync", "17314000", "2026-04-16T16:00:00Z", "MINUTE", "UTC+08:00",
                                "2660000", "1"),
                        tuple("NEW", "immutable-x", "9620000", "2026-04-18T00:00:00Z", "HOUR", "UTC+08:00",
                                "null", "1"),
                        tuple("NEW", "kaito", "12110000", "2026-04-20T04:00:00Z", "MINUTE", "UTC+08:00",
                                "4860000", "1"),
                        tuple("NEW", "quai-network", "43020000", "2026-04-19T13:00:00Z", "MINUTE",
                                "UTC+08:00", "1250000",
                                "1"));
        assertThat(alerts).allSatisfy(alert -> {
            assertThat(alert.at("/key").asText()).isEqualTo(alert.at("/unlockId").asText() + ":1:NEW");
            assertThat(alert.at("/status").asText()).isEqualTo("OCCURRED");
            assertThat(alert.at("/enrichment/status").asText()).isEqualTo("COMPLETE");
            assertThat(alert.at("/value/priceSource").asText()).isEqualTo("snapshot");
            assertThat(new BigDecimal(alert.at("/value/nowUsd").asText())).as("enriched, never zero")
                    .isPositive();
            assertThat(alert.at("/claims/0/relay").asText()).isEqualTo("ChainCatcher");
        });
        assertThat(archive(4)).extracting(at("/verdict")).containsOnly("NEW");
        Metrics metrics = Metrics.of(service);
        assertThat(metrics.succeeded("QUOTE")).isGreaterThanOrEqualTo(4);
        assertThat(metrics.processed("intake")).isEqualTo(metrics.received("intake"));
        assertThat(metrics.processed("resolution")).isEqualTo(4);
        assertThat(metrics.text()).contains("unlock_end_to_end_seconds_count 4.0",
                "unlock_end_to_end_seconds_bucket{le=\"300.0\"} 4.0");
    }

    @Test
    void the_same_unlock_from_a_second_source_is_archived_and_not_told_again() {
        records.to(topics.announcements()).value(Seeds.all().get(2));
        alerts(1);

        records.to(topics.announcements()).key("another desk")
                .value("""
                        {"source":"another-desk","publishedAt":"2026-04-15T09:30:00Z",
                         "text":"Kaito (KAITO) will unlock 12.11 million tokens on April 20 at 12:00 PM UTC+8. Data: Tokenomist."}""");

        assertThat(archive(2)).extracting(at("/verdict")).containsExactlyInAnyOrder("NEW", "DUPLICATE");
        assertThat(alerts(1)).hasSize(1);
    }

    @Test
    void ten_times_the_amount_from_a_second_source_is_the_same_unlock_and_suspect() {
        records.to(topics.announcements()).value(Seeds.all().get(0));
        JsonNode first = alerts(1).get(0);
        assertThat(first.path("flags")).as("its price says so already").extracting(JsonNode::asText)
                .contains("UNIT_SLIP_SUSPECTED");

        records.to(topics.announcements())
                .value("""
                        {"source":"another-desk","publishedAt":"2026-04-15T12:00:00Z",
                         "text":"zkSync (ZK) will unlock 173.14 million tokens on April 17 at 0:00 UTC+8. Data: Tokenomist."}""");

        JsonNode second = alerts(2).get(1);
        assertThat(second.path("unlockId")).isEqualTo(first.path("unlockId"));
        assertThat(second.path("kind").asText()).isEqualTo("CONFLICT");
        assertThat(second.path("flags")).extracting(JsonNode::asText).contains("UNIT_SLIP_SUSPECTED");
        assertThat(second.path("claims")).extracting(at("/amount")).containsExactly("17314000", "173140000");
        assertThat(records.from(topics.ledger()).atLeast(2)).extracting(Received::key)
                .containsOnly(first.path("unlockId").asText());
    }

    @Test
    void a_plain_producer_that_knows_nothing_of_us_is_understood() {
        records.to(topics.announcements())
                .value("Kaito (KAITO) will unlock 12.3 million tokens on December 6, 2026 at 07:00 UTC.");

        assertThat(alerts(1)).extracting(at("/token/assetId"), at("/amount"), at("/unlockAt/from"))
                .containsExactly(tuple("kaito", "12300000", "2026-12-06T07:00:00Z"));
    }

    @Test
    void poison_is_rejected_with_its_cause_and_place_and_stops_nothing() {
        byte[] notUtf8 = {'b', 'a', 'd', (byte) 0xC3, (byte) 0x28};
        List<RecordMetadata> sent = List.of(
                records.to(topics.announcements()).key("k1").value(notUtf8),
                records.to(topics.announcements()).value("x".repeat(100_000)),
                records.to(topics.announcements()).value("{\"text\": \"broken"),
                records.to(topics.announcements()).value((byte[]) null));
        records.to(topics.announcements()).value(Seeds.all().get(0));

        assertThat(alerts(1)).hasSize(1);
        List<JsonNode> rejected = read(topics.rejected(), seen -> seen.size() >= 4);
        assertThat(rejected).extracting(at("/cause"), at("/topic"), at("/partition"), at("/offset"))
                .containsExactlyInAnyOrder(
                        place("NOT_UTF8", sent.get(0)), place("OVERSIZED", sent.get(1)),
                        place("MALFORMED_JSON", sent.get(2)), place("NULL_VALUE", sent.get(3)));
        assertThat(rejected).filteredOn(r -> r.path("cause").asText().equals("NOT_UTF8")).singleElement()
                .satisfies(r -> {
                    assertThat(r.path("original").binaryValue()).isEqualTo(notUtf8);
                    assertThat(r.path("key").binaryValue()).isEqualTo("k1".getBytes(UTF_8));
                });
    }

    @Test
    void what_announces_nothing_is_archived_with_the_reason() {
        records.to(topics.announcements()).value("How to unlock your phone in three easy steps");

        assertThat(archive(1)).extracting(at("/verdict"), at("/claim"))
                .containsExactly(tuple("NO_CLAIM", "null"));
        assertThat(archive(1).get(0).path("reason").asText()).isNotEmpty();
    }

    @Test
    void every_record_on_every_topic_is_what_its_schema_says() {
        Seeds.all().forEach(seed -> records.to(topics.announcements()).value(seed));
        records.to(topics.announcements()).value("How to unlock your phone in three easy steps");
        records.to(topics.announcements()).value(new byte[]{'b', (byte) 0xC3, (byte) 0x28});

        Map<String, Integer> expected = Map.of("alert", 4, "archive", 5, "claim", 4, "ledger", 4, "rejected",
                1);

        expected.forEach((schema, count) -> {
            List<Received> written = records.from(topicOf(schema)).atLeast(count);
            assertThat(written).as(schema).hasSize(count)
                    .allSatisfy(
                            record -> assertThat(PublishedSchemas.faults(schema, record.bytes())).isEmpty());
        });
    }

    private String topicOf(String schema) {
        return switch (schema) {
            case "alert" -> topics.alerts();
            case "archive" -> topics.archive();
            case "claim" -> topics.claims();
            case "ledger" -> topics.ledger();
            default -> topics.rejected();
        };
    }

    private List<JsonNode> alerts(int atLeast) {
        return read(topics.alerts(), seen -> seen.size() >= atLeast);
    }

    private List<JsonNode> archive(int atLeast) {
        return read(topics.archive(), seen -> seen.size() >= atLeast);
    }

    private List<JsonNode> read(String topic, Predicate<List<Received>> enough) {
        return records.from(topic).until(enough).stream().map(MainJobIT::parse).toList();
    }

    private static JsonNode parse(Received record) {
        try {
            return JSON.readTree(record.bytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Function<JsonNode, Object> at(String pointer) {
        return node -> node.at(pointer).asText();
    }

    private static Tuple place(String cause, RecordMetadata at) {
        return tuple(cause, at.topic(), String.valueOf(at.partition()), String.valueOf(at.offset()));
    }
}
