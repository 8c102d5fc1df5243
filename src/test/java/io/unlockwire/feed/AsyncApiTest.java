package io.unlockwire.feed;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.unlockwire.alert.Kind;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The document says what the code sends. */
class AsyncApiTest {

    @Test
    void everyReferenceLeadsSomewhere() {
        List<JsonNode> references = AsyncApi.DOCUMENT.findValues("$ref");
        assertThat(references).hasSizeGreaterThan(20).allSatisfy(reference -> {
            String to = reference.asText();
            assertThat(to.startsWith("#")
                    ? !AsyncApi.DOCUMENT.at(to.substring(1)).isMissingNode()
                    : AsyncApi.class.getResource("/META-INF/resources/" + to) != null).as(to).isTrue();
        });
    }

    @Test
    void theStreamHasAMessageForEachKindAndNothingElseButWhatIsNoAlert() {
        List<String> expected = new ArrayList<>(Arrays.stream(Kind.values())
                .map(kind -> kind.name().toLowerCase(Locale.ROOT)).toList());
        expected.addAll(List.of("cp", "status", "reset", "busy", "canary"));
        List<String> told = new ArrayList<>();
        AsyncApi.DOCUMENT.at("/channels/stream/messages").fieldNames().forEachRemaining(told::add);
        assertThat(told).containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void whatIsNoAlertIsAsDescribed() {
        StreamId place = new StreamId("Qx7aB2", Positions.of(1, 2, 3));
        assertThat(AsyncApi.faults("canary", data(Canary.of(Instant.EPOCH).notice().sse()))).isEmpty();
        assertThat(AsyncApi.faults("reset", "{\"reason\":\"unknown\",\"from\":\"" + place + "\"}"))
                .isNotEmpty();
        assertThat(AsyncApi.faults("cp",
                new String(Form.NDJSON.checkpoint(place), StandardCharsets.UTF_8))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Reset.class)
    void eachResetIsAsDescribed(Reset reason) {
        byte[] block = reason.in(Form.SSE, new StreamId("Qx7aB2", Positions.of(7)));
        assertThat(AsyncApi.faults("reset", SseReader.read(block).get(0).data())).isEmpty();
    }

    private static String data(Payload payload) {
        return SseReader.read(payload.plain().getBytes()).get(0).data();
    }
}
