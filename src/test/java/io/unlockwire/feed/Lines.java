package io.unlockwire.feed;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.unlockwire.wire.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** Reads a stream of JSON lines on a thread of its own. */
final class Lines implements AutoCloseable {

    private final InputStream in;
    private final List<JsonNode> lines = new CopyOnWriteArrayList<>();
    private volatile @Nullable Exception broken;
    private final Thread thread = new Thread(this::read, "lines");

    Lines(InputStream in) {
        this.in = in;
        thread.setDaemon(true);
        thread.start();
    }

    List<JsonNode> alerts() {
        return lines.stream().filter(line -> line.has("unlockId")).toList();
    }

    List<JsonNode> events(String name) {
        return lines.stream().filter(line -> name.equals(line.path("event").asText())).toList();
    }

    Lines awaitAlerts(int count) {
        Awaitility.await().untilAsserted(() -> {
            assertThat(broken).isNull();
            assertThat(alerts()).hasSizeGreaterThanOrEqualTo(count);
        });
        return this;
    }

    @Override
    public void close() {
        try {
            in.close();
            thread.join(10_000);
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void read() {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                lines.add(Json.mapper().readTree(line));
            }
        } catch (JsonProcessingException e) {
            broken = e;
        } catch (IOException e) {
            // cut, as tests do
        }
    }
}
