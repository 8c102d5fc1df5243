package io.unlockwire.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.unlockwire.alert.Alert;
import io.unlockwire.alert.Kind;
import io.unlockwire.alert.Severity;
import io.unlockwire.enrich.Enrichment;
import io.unlockwire.enrich.Part;
import io.unlockwire.ledger.Changed;
import io.unlockwire.ledger.Dispute;
import io.unlockwire.ledger.Figures;
import io.unlockwire.ledger.Known;
import io.unlockwire.ledger.Past;
import io.unlockwire.ledger.Timers;
import io.unlockwire.ledger.Told;
import io.unlockwire.unlock.Change;
import io.unlockwire.unlock.Claim;
import io.unlockwire.unlock.Coordinates;
import io.unlockwire.unlock.Flag;
import io.unlockwire.unlock.Origin;
import io.unlockwire.unlock.Percentage;
import io.unlockwire.unlock.Sibling;
import io.unlockwire.unlock.Status;
import io.unlockwire.unlock.Token;
import io.unlockwire.unlock.UnlockTime;
import io.unlockwire.unlock.Verdict;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The schemas and the code use the same words. */
class SchemaWordsTest {

    static final List<Arguments> ENUMS = List.of(
            Arguments.of("vocabulary", "verdict", Verdict.class),
            Arguments.of("vocabulary", "status", Status.class),
            Arguments.of("vocabulary", "precision", UnlockTime.Precision.class),
            Arguments.of("vocabulary", "basis", Percentage.Basis.class),
            Arguments.of("vocabulary", "claimKind", Claim.Kind.class),
            Arguments.of("vocabulary", "cue", Change.Cue.class),
            Arguments.of("vocabulary", "flag", Flag.class),
            Arguments.of("alert", "kind", Kind.class),
            Arguments.of("alert", "severity", Severity.class),
            Arguments.of("alert", "enrichmentStatus", Enrichment.Status.class),
            Arguments.of("alert", "part", Part.class));

    static final List<Arguments> OBJECTS = List.of(
            Arguments.of("vocabulary", "token", Token.class),
            Arguments.of("vocabulary", "unlockTime", UnlockTime.class),
            Arguments.of("vocabulary", "percentage", Percentage.class),
            Arguments.of("vocabulary", "recipient", Claim.Recipient.class),
            Arguments.of("vocabulary", "change", Change.class),
            Arguments.of("vocabulary", "old", Change.Old.class),
            Arguments.of("vocabulary", "claim", Claim.class),
            Arguments.of("vocabulary", "coordinates", Coordinates.class),
            Arguments.of("vocabulary", "origin", Origin.class),
            Arguments.of("claim", "sibling", Sibling.class),
            Arguments.of("alert", "", Alert.class),
            Arguments.of("alert", "value", Alert.Value.class),
            Arguments.of("alert", "share", Alert.Share.class),
            Arguments.of("alert", "enrichment", Alert.Market.class),
            Arguments.of("alert", "source", Alert.Source.class),
            Arguments.of("alert", "changed", Changed.class),
            Arguments.of("ledger", "", Known.class),
            Arguments.of("ledger", "token", Token.class),
            Arguments.of("ledger", "unlockTime", UnlockTime.class),
            Arguments.of("ledger", "figures", Figures.class),
            Arguments.of("ledger", "told", Told.class),
            Arguments.of("ledger", "past", Past.class),
            Arguments.of("ledger", "dispute", Dispute.class),
            Arguments.of("ledger", "timers", Timers.class),
            Arguments.of("ledger", "retry", Timers.Retry.class));

    @ParameterizedTest(name = "{0} {1}")
    @FieldSource("ENUMS")
    void everyEnumHasTheSameWords(String schema, String definition, Class<? extends Enum<?>> words) {
        assertThat(texts(definition(schema, definition).path("enum")))
                .containsExactly(Stream.of(words.getEnumConstants()).map(Enum::name).toArray(String[]::new));
    }

    @ParameterizedTest(name = "{0} {1}")
    @FieldSource("OBJECTS")
    void everyObjectHasTheSameFields(String schema, String definition, Class<? extends Record> type) {
        JsonNode object = definition(schema, definition);
        String[] components = Arrays.stream(type.getRecordComponents())
                .map(c -> c.getName().equals("now") ? "new" : c.getName())
                .toArray(String[]::new);
        List<String> properties = new ArrayList<>();
        object.path("properties").fieldNames().forEachRemaining(properties::add);
        assertThat(properties).containsExactly(components);
        if (schema.equals("ledger")) {
            assertThat(required(object)).as("the rest is absent when silent").isSubsetOf(components);
        } else {
            assertThat(required(object)).containsExactly(components);
        }
    }

    @Test
    void everyDefinitionOfFieldsIsHeldAgainstTheCode() {
        List<String> held = OBJECTS.stream().map(a -> a.get()[0] + " " + a.get()[1]).toList();
        for (String name : List.of("vocabulary", "claim", "alert", "ledger")) {
            PublishedSchemas.schema(name).path("$defs").properties().stream()
                    .filter(definition -> definition.getValue().has("properties"))
                    .forEach(definition -> assertThat(held).contains(name + " " + definition.getKey()));
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void everyExampleInASchemaIsValid(String name) {
        PublishedSchemas.schema(name).path("examples").forEach(example -> assertThat(
                PublishedSchemas.faults(name, example.toString().getBytes(StandardCharsets.UTF_8)))
                .isEmpty());
    }

    static List<String> names() {
        return PublishedSchemas.NAMES;
    }

    private static String[] required(JsonNode object) {
        return texts(object.path("required")).toArray(String[]::new);
    }

    private static JsonNode definition(String schema, String definition) {
        JsonNode root = PublishedSchemas.schema(schema);
        return definition.isEmpty() ? root : root.path("$defs").path(definition);
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(node -> texts.add(node.asText()));
        return texts;
    }
}
