package io.unlockwire.lab.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.unlockwire.testkit.Ports;
import io.unlockwire.testkit.Records;
import io.unlockwire.testkit.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a stranger sees who starts the demo, follows it, ends it and starts it again. */
class DemoIT {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> SEEDED = List.of("zksync", "immutable-x", "kaito", "quai-network");

    @TempDir
    Path directory;

    @Test
    void it_tells_the_seeds_ends_with_nothing_left_and_goes_on_from_there() throws Exception {
        DemoPorts ports = DemoProcess.freePorts();
        List<String> first;
        try (DemoProcess demo = DemoProcess.start(directory, ports).awaitLive()) {
            assertThat(get(demo, "/").body()).contains("<title>Unlockwire");
            assertThat(seedsOnTheStream(demo))
                    .extracting(at("/token/assetId"), at("/amount"), at("/unlockAt/from"),
                            at("/value/statedUsd"))
                    .containsExactlyInAnyOrder(
                            tuple("zksync", "17314000", "2026-04-16T16:00:00Z", "2660000"),
                            tuple("immutable-x", "9620000", "2026-04-18T00:00:00Z", "null"),
                            tuple("kaito", "12110000", "2026-04-20T04:00:00Z", "4860000"),
                            tuple("quai-network", "43020000", "2026-04-19T13:00:00Z", "1250000"));
            first = alertKeys(demo);
            assertThat(first).doesNotHaveDuplicates();

            List<ProcessHandle> children = demo.descendants().toList();
            assertThat(children).isNotEmpty();
            demo.interrupt();

            await("every child to end").until(() -> children.stream().noneMatch(ProcessHandle::isAlive));
            assertThat(Stream.of(ports.kafka(), ports.http(), ports.management())).allMatch(Ports::isFree);
        }

        try (DemoProcess again = DemoProcess.start(directory, ports).awaitLive()) {
            List<String> both = alertKeys(again);

            assertThat(both).doesNotHaveDuplicates().containsAll(first);
            assertThat(both).filteredOn(key -> SEEDED.stream().anyMatch(key::startsWith))
                    .containsExactlyInAnyOrderElementsOf(
                            first.stream().filter(key -> SEEDED.stream().anyMatch(key::startsWith)).toList());
        }
    }

    @Test
    void a_taken_port_is_named_with_what_to_do() throws Exception {
        DemoPorts free = DemoProcess.freePorts();
        try (ServerSocket taken = new ServerSocket(0);
                DemoProcess demo = DemoProcess.start(directory,
                        new DemoPorts(free.kafka(), taken.getLocalPort(), free.management()))) {
            assertThat(demo.exitCode()).isEqualTo(1);
            assertThat(demo.output()).contains("Port " + taken.getLocalPort() + " is taken")
                    .contains("-Ddemo.http.port=");
        }
    }

    /** The seeds' alerts as {@code curl -N …/stream?since=0} shows them. */
    private static List<JsonNode> seedsOnTheStream(DemoProcess demo) throws Exception {
        HttpResponse<Stream<String>> stream = HTTP.send(
                HttpRequest.newBuilder(demo.uri("/api/v1/alerts/stream?since=0"))
                        .timeout(Duration.ofSeconds(30)).build(),
                BodyHandlers.ofLines());
        List<JsonNode> seeds = new ArrayList<>();
        try (Stream<String> lines = stream.body()) {
            Iterator<String> each = lines.iterator();
            while (seeds.size() < SEEDED.size() && each.hasNext()) {
                String line = each.next();
                if (line.startsWith("data: {")) {
                    JsonNode alert = JSON.readTree(line.substring("data: ".length()));
                    boolean seed = SEEDED.contains(alert.at("/token/assetId").asText());
                    if (seed && alert.at("/unlockAt/from").asText().startsWith("2026-04")) {
                        seeds.add(alert);
                    }
                }
            }
        }
        return seeds;
    }

    private static List<String> alertKeys(DemoProcess demo) {
        try (Records records = new Records(demo.bootstrapServers())) {
            return records.from(Topics.DEFAULT.alerts()).all().stream()
                    .map(record -> json(record.text()).path("key").asText())
                    .toList();
        }
    }

    private static HttpResponse<String> get(DemoProcess demo, String path) throws Exception {
        return HTTP.send(HttpRequest.newBuilder(demo.uri(path)).build(), BodyHandlers.ofString());
    }

    private static Function<JsonNode, Object> at(String pointer) {
        return node -> node.at(pointer).asText();
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
