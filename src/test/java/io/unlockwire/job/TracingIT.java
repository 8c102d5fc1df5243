package io.unlockwire.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.unlockwire.job.Collector.Received;
import io.unlockwire.testkit.Kafka;
import io.unlockwire.testkit.Records;
import io.unlockwire.testkit.ServiceLaunch;
import io.unlockwire.testkit.ServiceProcess;
import io.unlockwire.testkit.Topics;
import io.unlockwire.testkit.WithKafka;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** One trace from the announcement to the alert and its frame, as a collector sees it. */
@WithKafka
class TracingIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
            .build();
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String OURS = "0af7651916cd43dd8448eb211c80319c";
    private static final String SAMPLED = "00-" + OURS + "-b7ad6b7169203331-01";
    private static final String UNSAMPLED = "00-1af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-00";
    private static final String KAITO = "Kaito (KAITO) will unlock 12.11 million tokens on April 20, 2030 at 12:00 (UTC+8).";
    private static final String ARBITRUM = "Arbitrum (ARB) will unlock 92.65 million tokens on May 16, 2030 at 13:00 (UTC).";

    @Test
    void one_trace_goes_from_the_post_to_the_alert_and_its_frame(Kafka kafka, Topics topics, Records records)
            throws Exception {
        try (Collector collector = new Collector()) {
            try (ServiceProcess service = launch(kafka, topics).set("unlockwire.tracing.endpoint",
                    collector.endpoint())
                    .set("unlockwire.tracing.headers.authorization", "a-collectors-secret")
                    .set("unlockwire.tracing.ratio", "0").start().awaitReady()) {
                post(service, KAITO, SAMPLED);
                records.to(topics.announcements()).header("traceparent", UNSAMPLED).value(
                        "{\"source\":\"desk\",\"publishedAt\":\"2030-04-15T09:30:00Z\",\"text\":\"" + ARBITRUM
                                + "\"}");
                var alerts = records.from(topics.alerts()).within(PATIENCE).atLeast(2);
                await().atMost(PATIENCE).until(() -> collector.trace(OURS).size() >= 7);

                Map<String, Received> spans = collector.trace(OURS).stream()
                        .collect(Collectors.toMap(Received::name, span -> span));
                Received post = spans.get("POST /api/v1/announcements");
                Received read = spans.get("process " + topics.announcements());
                Received resolved = spans.get("process " + topics.claims());
                assertThat(post.parent()).isEqualTo("b7ad6b7169203331");
                assertThat(post.outcome()).isEqualTo("202");
                assertThat(read.parent()).isEqualTo(post.id());
                assertThat(List.of(read.kind(), read.outcome())).containsExactly("CONSUMER", "claims");
                assertThat(read.attributes()).containsEntry("messaging.kafka.offset", "0");
                assertThat(resolved.parent()).isEqualTo(read.id());
                assertThat(resolved.outcome()).isEqualTo("new");
                assertThat(spans.get("kaito").parent()).isEqualTo(resolved.id());
                assertThat(Stream.of("QUOTE", "SUPPLY", "VOLUME").map(spans::get))
                        .allSatisfy(figure -> assertThat(figure.parent()).isEqualTo(spans.get("kaito").id()));
                assertThat(spans.get("QUOTE").outcome()).isEqualTo("succeeded");
                assertThat(collector.trace(OURS)).noneMatch(Received::failed);

                var alert = alerts.stream().filter(it -> it.text().contains(OURS)).findFirst().orElseThrow();
                assertThat(alert.header("traceparent")).isEqualTo("00-" + OURS + "-" + resolved.id() + "-01");
                assertThat(JSON.readTree(firstFrame(service)).path("traceId").asText()).isEqualTo(OURS);

                assertThat(collector.spans()).as("neither the unsampled nor what began here")
                        .hasSameSizeAs(collector.trace(OURS));
                assertThat(alerts).anySatisfy(it -> assertThat(it.header("traceparent"))
                        .as("not recorded, and passed on").startsWith(UNSAMPLED.substring(0, 36))
                        .endsWith("-00"));
                assertThat(collector.authorizations()).containsOnly("a-collectors-secret");
                assertThat(collector.services()).containsOnly("unlockwire");
                assertThat(service.stop()).isIn(0, 143);
                assertThat(Files.readString(service.log().orElseThrow()))
                        .doesNotContain("a-collectors-secret");
            }
        }
    }

    @Test
    void a_trace_is_passed_on_where_no_collector_is_named(Kafka kafka, Topics topics, Records records)
            throws Exception {
        try (ServiceProcess service = launch(kafka, topics).start().awaitReady()) {
            post(service, KAITO, SAMPLED);
            assertThat(records.from(topics.alerts()).within(PATIENCE).atLeast(1))
                    .allSatisfy(alert -> assertThat(alert.header("traceparent")).isEqualTo(SAMPLED));
            assertThat(service.stop()).isIn(0, 143);
        }
    }

    @Test
    void a_collector_that_is_away_holds_nothing_up(Kafka kafka, Topics topics, Records records)
            throws Exception {
        String nobody;
        try (Collector gone = new Collector()) {
            nobody = gone.endpoint();
        }
        try (ServiceProcess service = launch(kafka, topics).set("unlockwire.tracing.endpoint", nobody)
                .set("unlockwire.tracing.ratio", "1").start().awaitReady()) {
            records.to(topics.announcements()).value(
                    "{\"source\":\"desk\",\"publishedAt\":\"2030-04-15T09:30:00Z\",\"text\":\"" + KAITO
                            + "\"}");
            assertThat(records.from(topics.alerts()).within(PATIENCE).atLeast(1)).hasSize(1);
            assertThat(service.stop()).isIn(0, 143);
        }
    }

    private static ServiceLaunch launch(Kafka kafka, Topics topics) {
        return ServiceProcess.with(kafka.bootstrapServers()).on(topics).set("unlockwire.feed.drain", "0s");
    }

    private static void post(ServiceProcess service, String text, String trace) throws Exception {
        String body = JSON.writeValueAsString(
                Map.of("source", "desk", "publishedAt", "2030-04-15T09:30:00Z", "text", text));
        HttpResponse<String> answer = HTTP.send(HttpRequest.newBuilder(service.uri("/api/v1/announcements"))
                .header("Content-Type", "application/json").header("traceparent", trace)
                .POST(HttpRequest.BodyPublishers.ofString(body)).build(), BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    }

    private static String firstFrame(ServiceProcess service) throws Exception {
        HttpResponse<Stream<String>> stream = HTTP.send(
                HttpRequest.newBuilder(service.uri("/api/v1/alerts/stream?since=0")).build(),
                BodyHandlers.ofLines());
        try (Stream<String> lines = stream.body()) {
            return lines.limit(100).filter(line -> line.startsWith("data: {") && line.contains("\"kaito\""))
                    .findFirst().orElseThrow().substring("data: ".length());
        }
    }
}
