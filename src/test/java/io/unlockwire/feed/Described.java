package io.unlockwire.feed;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.unlockwire.wire.Json;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Holds answers to the OpenAPI document that the service gives of itself. */
final class Described {

    private static final SchemaRegistry REGISTRY = SchemaRegistry
            .withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private final JsonNode document;

    private Described(JsonNode document) {
        this.document = document;
    }

    static Described by(String document) {
        return new Described(tree(document));
    }

    /** The answer to a GET of that path is what the document says. */
    Described holds(String path, String answer) {
        JsonNode schema = document.at("/paths/" + path.replace("~", "~0").replace("/", "~1")
                + "/get/responses/200/content/application~1json/schema");
        assertThat(schema.isObject()).as("a schema for %s", path).isTrue();
        ObjectNode whole = schema.deepCopy();
        whole.set("components", document.get("components"));
        assertThat(REGISTRY.getSchema(whole).validate(tree(answer))).as("%s: %s", path, answer).isEmpty();
        return this;
    }

    private static JsonNode tree(String json) {
        try {
            return Json.mapper().readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
