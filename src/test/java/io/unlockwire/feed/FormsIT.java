package io.unlockwire.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The stream as machines read it, compressed, and to pages of other sites, on the real broker. */
class FormsIT {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Map<String, String> QUICK = Map.of("heartbeat", "1s", "canary", "1s", "drain", "1s",
            "max-age", "3s", "origins", "https://desk.example");

    @Test
    void aMachineReadsOneAlertALineAndGoesOnWhereItWasCut() throws Exception {
        try (AlertsTopic topic = new AlertsTopic(1); Replica replica = replica(topic, QUICK)) {
            topic.tell(0, 5);
            HttpResponse<InputStream> response = get(replica.at("?since=0"), "Accept",
                    "application/x-ndjson");
            assertThat(response.headers().firstValue("Content-Type")).hasValue("application/x-ndjson");
            List<String> got = new ArrayList<>();
            String place;
            try (Lines lines = new Lines(response.body()).awaitAlerts(5)) {
                lines.alerts().subList(0, 3).forEach(alert -> got.add(alert.path("unlockId").asText()));
                place = lines.alerts().get(2).path("id").asText();
                assertThat(lines.events("status")).isNotEmpty();
            }
            topic.tell(0, 2);
            HttpResponse<InputStream> again = get(replica.at("?last_event_id=" + place), "Accept",
                    "application/x-ndjson");
            try (Lines lines = new Lines(again.body()).awaitAlerts(4)) {
                lines.alerts().forEach(alert -> got.add(alert.path("unlockId").asText()));
                assertThat(got).isEqualTo(topic.told());
                Awaitility.await().until(() -> !lines.events("canary").isEmpty());
                Awaitility.await().until(() -> lines.events("cp").stream().anyMatch(line -> line.has("id")));
            }
        }
    }

    @Test
    void aReplayFromKafkaAndASnapshotAreLinesToo() throws Exception {
        try (AlertsTopic topic = new AlertsTopic(1)) {
            topic.tell(0, 300);
            try (Replica replica = replica(topic, Map.of("ring-entries", "16"));
                    Lines all = new Lines(
                            get(replica.at("?since=0"), "Accept", "application/x-ndjson").body());
                    Lines upcoming = new Lines(
                            get(replica.at(""), "Accept", "application/x-ndjson").body())) {
                assertThat(all.awaitAlerts(300).alerts()).extracting(line -> line.path("unlockId").asText())
                        .isEqualTo(topic.told());
                Awaitility.await().until(() -> upcoming.events("cp").size() == 1);
                int before = upcoming.alerts().size();
                assertThat(upcoming.alerts()).isNotEmpty().noneMatch(line -> line.has("id"));
                topic.tell(0, 1);
                assertThat(upcoming.awaitAlerts(before + 1).alerts().get(before).path("id").asText())
                        .startsWith("1.");
            }
        }
    }

    @Test
    void aMachineBeyondALimitIsToldByTheStatusAndABrowserByAnEvent() throws Exception {
        try (AlertsTopic topic = new AlertsTopic(1);
                Replica replica = replica(topic, Map.of("connect-burst", "1", "connect-rate", "1"));
                Follower first = Follower.of(replica.at(""))) {
            first.awaitEvent("cp");
            HttpResponse<InputStream> machine = get(replica.at(""), "Accept", "application/x-ndjson");
            assertThat(machine.statusCode()).isEqualTo(429);
            assertThat(machine.headers().firstValue("Retry-After")).isPresent();
            assertThat(replica.metered("feed.refused", "reason", "rate")).isOne();
            try (Follower browser = Follower.of(replica.at(""))) {
                assertThat(browser.endsCleanly()).isTrue();
                assertThat(browser.names()).containsExactly("busy");
            }
        }
    }

    @Test
    void compressedTheStreamIsOneWholeMemberToItsEnd() throws Exception {
        try (AlertsTopic topic = new AlertsTopic(1); Replica replica = replica(topic, QUICK)) {
            topic.tell(0, 40);
            HttpResponse<InputStream> response = get(replica.at("?since=0"), "Accept-Encoding",
                    "br, gzip;q=0.5");
            assertThat(response.headers().firstValue("Content-Encoding")).hasValue("gzip");
            assertThat(response.headers().firstValue("Vary")).hasValue("Origin, Accept, Accept-Encoding");
            topic.tell(0, 3);
            ByteArrayOutputStream wire = new ByteArrayOutputStream();
            response.body().transferTo(wire);
            byte[] plain = new GZIPInputStream(new java.io.ByteArrayInputStream(wire.toByteArray()))
                    .readAllBytes();
            SseReader reader = new SseReader();
            List<SseReader.Event> events = reader.feed(new String(plain, StandardCharsets.UTF_8));
            assertThat(events.stream().filter(event -> event.name().equals("new"))).hasSize(43);
            assertThat(wire.size()).isLessThan(plain.length / 2);
        }
    }

    @ParameterizedTest
    @CsvSource({"gzip;q=0", "identity", "deflate"})
    void whoDoesNotWantItCompressedGetsItPlain(String encoding) throws Exception {
        try (AlertsTopic topic = new AlertsTopic(1); Replica replica = replica(topic, QUICK)) {
            HttpResponse<InputStream> response = get(replica.at(""), "Accept-Encoding", encoding);
            assertThat(response.headers().firstValue("Content-Encoding")).isEmpty();
            response.body().close();
        }
    }

    @Test
    void aCanaryTellsClientsAndItsGaugeHowLongTheWholeWayTook() {
        try (AlertsTopic topic = new AlertsTopic(1);
                Replica replica = replica(topic, QUICK);
                Follower client = Follower.of(replica.at(""))) {
            client.awaitEvent("canary");
            assertThat(client.events()).filteredOn(event -> event.name().equals("canary"))
                    .allMatch(event -> event.data().equals("{\"at\":\"" + Alerts.NOW + "\"}"))
                    .allMatch(event -> event.id() == null);
            assertThat(replica.meters.get("feed.canary.last.seconds").gauge().value()).isBetween(0.0, 60.0);
            assertThat(replica.meters.get("feed.canary.age.seconds").gauge().value()).isBetween(0.0, 60.0);
        }
    }

    @ParameterizedTest
    @CsvSource({"https://desk.example,https://desk.example", "https://desk.example.evil,",
            "http://desk.example,",
            "https://DESK.example,", "null,"})
    void onlyASiteNamedExactlyMayReadIt(String origin, String allowed) throws Exception {
        try (AlertsTopic topic = new AlertsTopic(1); Replica replica = replica(topic, QUICK)) {
            HttpResponse<InputStream> response = get(replica.at(""), "Origin", origin);
            response.body().close();
            assertThat(response.headers().firstValue("Access-Control-Allow-Origin").orElse(null))
                    .isEqualTo(allowed);
            assertThat(response.headers().firstValue("Vary").orElse("")).contains("Origin");
            HttpResponse<Void> preflight = HTTP.send(HttpRequest.newBuilder(replica.at(""))
                    .method("OPTIONS", HttpRequest.BodyPublishers.noBody()).header("Origin", origin)
                    .header("Access-Control-Request-Method", "GET")
                    .header("Access-Control-Request-Headers", "last-event-id").build(),
                    HttpResponse.BodyHandlers.discarding());
            assertThat(preflight.headers().firstValue("Access-Control-Allow-Headers").orElse("")
                    .contains("Last-Event-ID")).isEqualTo(allowed != null);
        }
    }

    private static Replica replica(AlertsTopic topic, Map<String, String> settings) {
        return new Replica(topic.bootstrapServers, topic.name, settings).ready();
    }

    private static HttpResponse<InputStream> get(URI at, String header, String value)
            throws IOException, InterruptedException {
        return Opened.by(HTTP, at, header, value);
    }
}
