package io.unlockwire.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.unlockwire.testkit.Kafka;
import io.unlockwire.testkit.Records;
import io.unlockwire.testkit.ServiceProcess;
import io.unlockwire.testkit.Topics;
import io.unlockwire.testkit.WithKafka;
import java.nio.file.Files;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the packaged service logs where a cluster collects it. */
@WithKafka
class LogsIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @Test
    void everyLineIsAnObjectAndNoneHoldsWhatWasAnnounced(Kafka kafka, Topics topics, Records records)
            throws Exception {
        List<String> lines;
        try (ServiceProcess service = ServiceProcess.with(kafka.bootstrapServers()).on(topics)
                .set("unlockwire.feed.drain", "0s").set("quarkus.log.console.json.enabled", "true").start()
                .awaitReady()) {
            records.to(topics.announcements()).value("{\"text\": \"pay-load-one\", ");
            records.to(topics.announcements()).value("{\"text\": {\"pay-load-two\": 1}}");
            records.to(topics.announcements())
                    .value("Kaito (KAITO) will unlock 12.11 million tokens on April 20, 2030, says pay-load-three.");
            await().atMost(PATIENCE).until(() -> records.from(topics.rejected()).all().size() == 2
                    && !records.from(topics.alerts()).all().isEmpty());
            assertThat(service.stop()).isIn(0, 143);
            lines = Files.readAllLines(service.log().orElseThrow());
        }
        assertThat(lines).isNotEmpty().allSatisfy(line -> {
            JsonNode entry = JSON.readTree(line);
            assertThat(OffsetDateTime.parse(entry.path("timestamp").asText())).isNotNull();
            assertThat(entry.path("level").asText()).isNotBlank();
            assertThat(entry.path("loggerName").asText()).isNotBlank();
            assertThat(entry.path("message").asText()).isNotBlank();
        });
        assertThat(String.join("\n", lines)).doesNotContain("pay-load");
    }
}
