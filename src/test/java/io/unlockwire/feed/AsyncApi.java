package io.unlockwire.feed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.unlockwire.schemas.PublishedSchemas;
import io.unlockwire.wire.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The AsyncAPI document as the service publishes it. */
final class AsyncApi {

    static final JsonNode DOCUMENT = read();
    private static final SchemaRegistry REGISTRY = SchemaRegistry
            .withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    private AsyncApi() {}

    /** What is wrong with this event of the stream; empty if nothing is. */
    static List<String> faults(String event, String data) {
        JsonNode message = DOCUMENT.at("/channels/stream/messages/" + event);
        if (message.isMissingNode()) {
            return List.of("the stream has no message " + event);
        }
        String payload = resolve(message).at("/payload/$ref").asText();
        if (payload.startsWith("schemas/")) {
            return PublishedSchemas.faults(payload.substring(8, payload.indexOf('.')),
                    data.getBytes(StandardCharsets.UTF_8));
        }
        ObjectNode schema = Json.mapper().createObjectNode().put("$ref", payload);
        schema.set("components", DOCUMENT.get("components"));
        try {
            return REGISTRY.getSchema(schema).validate(Json.mapper().readTree(data)).stream()
                    .map(Object::toString).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is behind a reference within the document. */
    static JsonNode resolve(JsonNode node) {
        return node.has("$ref") && node.get("$ref").asText().startsWith("#")
                ? resolve(DOCUMENT.at(node.get("$ref").asText().substring(1)))
                : node;
    }

    private static JsonNode read() {
        try (InputStream in = AsyncApi.class.getResourceAsStream("/META-INF/resources/asyncapi.yaml")) {
            return new ObjectMapper(new YAMLFactory()).readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
