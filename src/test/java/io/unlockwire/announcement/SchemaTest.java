package io.unlockwire.announcement;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** The published schemas describe what is taken and what is answered. */
class SchemaTest {

    private final Schema preview = schema("preview");
    private final Schema announcement = schema("announcement");

    @Test
    void everyKindOfAnswerIsAsPublished() {
        assertThat(preview.validate(answer("dYdX postpones its token unlock from May 1 to December 1."),
                InputFormat.JSON))
                .isEmpty();
        assertThat(preview.validate(answer("hello"), InputFormat.JSON)).isEmpty();
        assertThat(preview.validate(answer("{"), InputFormat.JSON)).isEmpty();
    }

    @Test
    void theExamplesAreTrue() {
        for (JsonNode seed : Seeds.all()) {
            String value = seed.get("announcement").toString();

            assertThat(announcement.validate(value, InputFormat.JSON)).isEmpty();
            assertThat(preview.validate(answer(value), InputFormat.JSON)).isEmpty();
        }
        for (int i = 0; i < Seeds.all().size(); i++) {
            assertThat(source("announcement").at("/examples/" + i))
                    .isEqualTo(Seeds.all().get(i).get("announcement"));
            assertThat(source("preview").at("/examples/" + i)).isEqualTo(Seeds.all().get(i).get("preview"));
        }
    }

    @Test
    void aStructuredClaimIsTakenAsItStands() {
        JsonNode example = source("announcement").at("/examples/4");

        JsonNode answer = Seeds.JSON.valueToTree(Seeds.preview(example.toString()));

        assertThat(announcement.validate(example.toString(), InputFormat.JSON)).isEmpty();
        assertThat(preview.validate(answer.toString(), InputFormat.JSON)).isEmpty();
        assertThat(answer.at("/claims/0/token/assetId").asText()).isEqualTo("kaito");
        assertThat(answer.at("/claims/0/amount").asText()).isEqualTo("12110000");
        assertThat(answer.at("/claims/0/unlockAt/precision").asText()).isEqualTo("MINUTE");
    }

    @Test
    void theSchemaRefusesWhatTheReaderRefuses() {
        for (String wrong : new String[]{"{}", "{\"text\":7}", "{\"claims\":[]}", "{\"claims\":[{}]}",
                "{\"claims\":[{\"token\":{\"name\":\"Sui\"},\"kind\":\"BIG\"}]}"}) {
            assertThat(announcement.validate(wrong, InputFormat.JSON)).as(wrong).isNotEmpty();
            assertThat(Seeds.read(wrong)).as(wrong).isInstanceOf(Reading.Rejected.class);
        }
    }

    private static String answer(String value) {
        return Seeds.JSON.valueToTree(Seeds.preview(value)).toString();
    }

    private static Schema schema(String name) {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(source(name).toString(), InputFormat.JSON);
    }

    private static JsonNode source(String name) {
        String path = "/META-INF/resources/schemas/" + name + ".schema.json";
        try (InputStream file = SchemaTest.class.getResourceAsStream(path)) {
            return Seeds.JSON.readTree(new String(file.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IllegalStateException(path, e);
        }
    }
}
