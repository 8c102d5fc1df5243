package io.unlockwire.manifests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.unlockwire.testkit.Kafka;
import io.unlockwire.testkit.Records;
import io.unlockwire.testkit.ServiceProcess;
import io.unlockwire.testkit.Topics;
import io.unlockwire.testkit.WithKafka;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What is drawn and watched is what a running service tells. */
@WithKafka
class DashboardIT {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Pattern NAME = Pattern.compile("(?m)^([a-z_]+)[{ ]");

    @Test
    void everyMetricThatIsAskedForIsThere(Kafka kafka, Topics topics, Records records) throws Exception {
        try (ServiceProcess service = ServiceProcess.with(kafka.bootstrapServers()).on(topics)
                .set("unlockwire.enrich.providers", "coingecko,snapshot").set("unlockwire.feed.drain", "0s")
                .start().awaitReady()) {
            records.to(topics.announcements()).value(
                    "Kaito (KAITO) will unlock 12.11 million tokens on April 20, 2030 at 12:00 (UTC+8).");
            Set<String> asked = new TreeSet<>(Queries.metrics());
            assertThat(asked.remove("up")).as("Prometheus' own").isTrue();
            assertThat(asked.remove("jvm_gc_pause_seconds_sum")).as("there once something was collected")
                    .isTrue();
            assertThat(asked.remove("kafka_consumer_fetch_manager_records_lag"))
                    .as("looked for once a minute").isTrue();
            assertThat(asked).hasSizeGreaterThan(18);
            await().atMost(Duration.ofSeconds(60)).untilAsserted(
                    () -> assertThat(told(service.management("/q/metrics"))).containsAll(asked));
        }
    }

    @Test
    void itIsReadOnlyAndEveryPanelSaysWhatItShows() {
        JsonNode dashboard = Queries.dashboard();
        assertThat(dashboard.path("uid").asText()).isEqualTo("unlockwire");
        assertThat(dashboard.path("editable").asBoolean(true)).isFalse();
        List<JsonNode> panels = Queries.elements(dashboard.path("panels")).toList();
        assertThat(panels.stream().map(panel -> panel.path("id").asInt())).doesNotHaveDuplicates();
        assertThat(panels.stream().filter(panel -> !panel.path("type").asText().equals("row")))
                .hasSizeGreaterThan(10).allSatisfy(panel -> {
                    assertThat(panel.path("title").asText()).isNotBlank();
                    assertThat(panel.path("description").asText()).endsWith(".");
                    assertThat(panel.at("/fieldConfig/defaults/unit").asText()).isNotBlank();
                    assertThat(panel.at("/datasource/uid").asText()).isEqualTo("$datasource");
                });
        assertThat(Queries.ofDashboard()).doesNotHaveDuplicates().noneMatch(query -> query.contains("$"));
    }

    private static Set<String> told(URI metrics) throws Exception {
        String text = HTTP.send(HttpRequest.newBuilder(metrics).build(), HttpResponse.BodyHandlers.ofString())
                .body();
        return NAME.matcher(text).results().map(name -> name.group(1)).collect(Collectors.toSet());
    }
}
