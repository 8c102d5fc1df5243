package io.unlockwire.feed;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.unlockwire.wire.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonLineTest {

    @ParameterizedTest
    @ValueSource(strings = {"{\"a\":1}", "  {\n\"a\" :\r\n 1 }\n", "{\"a\":\"\\n\u2028\uD83D\uDE80 \"}",
            "{\r}"})
    void aPayloadIsOneLineThatMeansTheSame(String payload) throws IOException {
        String line = new String(JsonLine.of(null, bytes(payload)), StandardCharsets.UTF_8);
        assertThat(line).endsWith("\n").doesNotContain("\r");
        assertThat(line.indexOf('\n')).isEqualTo(line.length() - 1);
        assertThat(Json.mapper().readTree(line)).isEqualTo(Json.mapper().readTree(payload));
    }

    @Test
    void theIdIsTheFirstField() throws IOException {
        JsonNode line = Json.mapper().readTree(JsonLine.of("1.a.b", Alerts.alert(1)));
        assertThat(line.fieldNames().next()).isEqualTo("id");
        assertThat(line.get("id").asText()).isEqualTo("1.a.b");
        assertThat(line.get("unlockId").asText()).isEqualTo("kaito-00000001");
    }

    @Test
    void whatIsNoAlertHasAnEventInstead() {
        StreamId place = new StreamId("aaaaaa", Positions.of(3));
        assertThat(text(Form.NDJSON.checkpoint(place)))
                .isEqualTo("{\"event\":\"cp\",\"id\":\"" + place + "\"}\n");
        assertThat(text(Form.NDJSON.checkpoint(null))).isEqualTo("{\"event\":\"cp\"}\n");
        assertThat(text(Form.NDJSON.event("status", "{\"kafka\":\"UP\"}")))
                .isEqualTo("{\"event\":\"status\",\"kafka\":\"UP\"}\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"a\":\n1}\n", "\n\n", "", "data: x", "{\"text\":\"\uD83D\uDE80\"}"})
    void thePayloadIsReadBackFromItsBlock(String payload) {
        byte[] block = new SseBlock().event("new").data(payload).end();
        assertThat(text(SseBlock.payload(block))).isEqualTo(payload);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
