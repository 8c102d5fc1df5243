package io.unlockwire.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.unlockwire.testkit.Kafka;
import io.unlockwire.testkit.Received;
import io.unlockwire.testkit.Records;
import io.unlockwire.testkit.ServiceLaunch;
import io.unlockwire.testkit.ServiceProcess;
import io.unlockwire.testkit.Topics;
import io.unlockwire.testkit.WithKafka;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Reminders and the occurrence, told by the packaged service by the real clock, whoever is killed meanwhile. */
@WithKafka
class ReminderIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Duration LEAD = Duration.ofHours(73);
    private static final List<String> ASSETS = List.of("kaito", "zksync", "immutable-x", "quai-network");
    private Kafka kafka;
    private Topics topics;
    private Records records;

    @BeforeEach
    void use(Kafka kafka, Topics topics, Records records) {
        this.kafka = kafka;
        this.topics = topics;
        this.records = records;
    }

    @Test
    void two_replicas_of_which_one_is_killed_between_tell_each_once() {
        try (ServiceProcess one = launch("one").start(); ServiceProcess two = launch("two").start()) {
            one.awaitReady();
            two.awaitReady();
            await().atMost(PATIENCE).until(() -> Metrics.of(one).owned("resolution") == 12
                    && Metrics.of(two).owned("resolution") == 12);
            Instant soon = Instant.now().plusSeconds(15).truncatedTo(ChronoUnit.SECONDS);
            for (String asset : ASSETS) {
                announce(asset, soon);
                announce(asset, soon.plus(LEAD));
            }
            await().atMost(PATIENCE).until(() -> !told("REMINDER").isEmpty());
            one.kill();
            await().atMost(PATIENCE).until(() -> told("OCCURRED").size() >= ASSETS.size()
                    && told("REMINDER").size() >= ASSETS.size());
        }

        assertThat(told("NEW")).hasSize(2 * ASSETS.size());
        assertThat(told("REMINDER").keySet()).hasSize(ASSETS.size()).allMatch(key -> key.endsWith("-PT73H"));
        assertThat(told("OCCURRED").values()).hasSize(ASSETS.size())
                .allSatisfy(alert -> assertThat(alert.path("status").asText()).isEqualTo("OCCURRED"));
    }

    private ServiceLaunch launch(String replica) {
        return ServiceProcess.with(kafka.bootstrapServers()).on(topics).replica(topics.prefix() + replica)
                .set("unlockwire.feed.drain", "0s").set("unlockwire.timers.reminders", LEAD.toString())
                .set("unlockwire.group.session-timeout", "PT4S");
    }

    private void announce(String asset, Instant unlock) {
        records.to(topics.announcements()).value("""
                {"source":"desk","claims":[{"token":{"assetId":"%s"},"amount":"1000000",
                 "unlockAt":{"from":"%s","to":"%s","precision":"MINUTE","zone":"UTC","assumed":false}}]}"""
                .formatted(asset, unlock, unlock.plusSeconds(1)));
    }

    /** By key; a key told twice is a fault. */
    private Map<String, JsonNode> told(String kind) {
        Map<String, JsonNode> told = new TreeMap<>();
        records.from(topics.alerts()).all().stream().map(ReminderIT::parse)
                .filter(alert -> alert.path("kind").asText().equals(kind))
                .forEach(alert -> assertThat(told.put(alert.path("key").asText(), alert)).as("told twice")
                        .isNull());
        return told;
    }

    private static JsonNode parse(Received record) {
        try {
            return JSON.readTree(record.bytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
