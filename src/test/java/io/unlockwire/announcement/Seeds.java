package io.unlockwire.announcement;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.unlockwire.unlock.Catalogue;
import io.unlockwire.wire.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;

/** The four founding posts, and a reader for tests to read with. */
final class Seeds {

    static final ObjectMapper JSON = Json.mapper();
    static final Instant PUBLISHED = Instant.parse("2026-04-15T08:00:00Z");
    private static final AnnouncementReader READER = new AnnouncementReader(Catalogue.builtIn(),
            ReadingRules.defaults());

    private Seeds() {}

    /** Each with {@code announcement}, the topic's JSON, and {@code preview}, its answer. */
    static JsonNode all() {
        try (InputStream file = Seeds.class.getResourceAsStream("seeds.json")) {
            return JSON.readTree(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Reading read(String value) {
        return read(value.getBytes(StandardCharsets.UTF_8));
    }

    static Reading read(byte[] value) {
        return READER.read(value, new Received(PUBLISHED, null, Map.of()));
    }

    static Preview preview(String value) {
        return Preview.of(read(value));
    }
}
