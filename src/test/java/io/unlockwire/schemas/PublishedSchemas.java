package io.unlockwire.schemas;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.unlockwire.wire.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** The schemas as the service publishes them. */
public final class PublishedSchemas {

    /** Each topic's, and the words that they share. */
    public static final List<String> NAMES = List.of("vocabulary", "alert", "ledger", "claim", "archive",
            "rejected");
    private static final String FOLDER = "META-INF/resources/schemas/";
    private static final SchemaRegistry REGISTRY = SchemaRegistry
            .withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    private PublishedSchemas() {}

    /** What is wrong with these bytes as a value of that topic; empty if nothing is. */
    public static List<String> faults(String name, byte[] value) {
        Schema schema = REGISTRY.getSchema(SchemaLocation.of("classpath:" + FOLDER + name + ".schema.json"));
        return schema.validate(tree(value)).stream().map(Object::toString).toList();
    }

    static JsonNode schema(String name) {
        return resource(name + ".schema.json");
    }

    static JsonNode resource(String path) {
        try (InputStream in = PublishedSchemas.class.getResourceAsStream("/" + FOLDER + path)) {
            return Json.mapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonNode tree(byte[] json) {
        try {
            return Json.mapper().readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
