package io.unlockwire.feed;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.unlockwire.wire.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whatever an alert's text holds, it arrives as it is on the topic, in every form, on the real broker. */
@Timeout(120)
class PayloadsIT {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String ROCKET = "\uD83D\uDE80";

    private final List<String> payloads = List.of(
            alert(1, "plain"),
            alert(2, "a\\rb\\nc\\r\\nd: e\\n\\nid: 7\\nevent: x"),
            alert(3, "\u2028line\u2029 nul\\u0000 bom\uFEFF " + ROCKET),
            alert(4, " leading and trailing "),
            alert(5, ""),
            "  \t" + alert(6, "spaces before it"),
            alert(7, "lines between its fields").replace(",", ",\r\n  ").replace(":{", ":\r{\n"),
            alert(8, String.join("\",\"",
                    IntStream.range(0, 225).mapToObj(PayloadsIT::faces).toList())));

    @Test
    void everyClassOfPayloadArrivesWhole() throws Exception {
        try (AlertsTopic topic = new AlertsTopic(1);
                Replica replica = new Replica(topic.bootstrapServers, topic.name, Map.of()).ready()) {
            for (String payload : payloads) {
                topic.raw(payload.getBytes(StandardCharsets.UTF_8));
            }
            try (Follower client = Follower.of(replica.at("?since=0"))) {
                Awaitility.await().until(() -> alerts(client).size() == payloads.size());
                for (int i = 0; i < payloads.size(); i++) {
                    assertThat(alerts(client).get(i).data())
                            .isEqualTo(payloads.get(i).replace("\r\n", "\n").replace('\r', '\n'));
                }
            }
            assertSame(replica.at("?since=0"), "Accept", "text/event-stream");
            assertSame(replica.at("?since=0"), "Accept", "application/x-ndjson");
        }
    }

    /** Compressed, and read as a machine would. */
    private void assertSame(URI at, String header, String value) throws IOException, InterruptedException {
        HttpResponse<InputStream> response = Opened.by(HTTP, at, header, value, "Accept-Encoding", "gzip");
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                unpacked(response.body()), StandardCharsets.UTF_8))) {
            StringBuilder block = new StringBuilder();
            int read = 0;
            while (read < payloads.size()) {
                String line = lines.readLine();
                boolean whole = line.startsWith("{") || line.isEmpty();
                block.append(
                        line.startsWith("data: ") ? line.substring(6) : line.startsWith("{") ? line : "");
                if (whole && block.indexOf("unlockId") >= 0) {
                    JsonNode alert = Json.mapper().readTree(block.toString());
                    JsonNode told = Json.mapper().readTree(payloads.get(read++));
                    told.properties().forEach(field -> assertThat(alert.get(field.getKey()))
                            .isEqualTo(field.getValue()));
                }
                if (whole) {
                    block.setLength(0);
                }
            }
        }
    }

    /** The JDK's own claims that more is there even where it would have to wait, and its readers believe it. */
    private static InputStream unpacked(InputStream packed) throws IOException {
        return new GZIPInputStream(packed) {
            @Override
            public int available() {
                return 0;
            }
        };
    }

    /** A thousand of them in no order: a reader has to put characters together that were split. */
    private static String faces(int seed) {
        return new Random(seed).ints(1_000, 0x1F600, 0x1F650).mapToObj(Character::toString)
                .collect(Collectors.joining());
    }

    private static List<SseReader.Event> alerts(Follower client) {
        return client.events().stream().filter(event -> event.name().equals("new")).toList();
    }

    private static String alert(int number, String text) {
        String plain = new String(Alerts.alert(number), StandardCharsets.UTF_8);
        return plain.substring(0, plain.length() - 1) + ",\"texts\":[\"" + text + "\"]}";
    }
}
