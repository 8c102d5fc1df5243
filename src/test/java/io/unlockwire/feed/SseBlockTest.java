package io.unlockwire.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SseBlockTest {

    @Test
    void aBlockIsWrittenByteForByte() {
        StreamId id = new StreamId("Qx7aB2", Positions.of(3));
        byte[] block = new SseBlock().id(id).event("new").retry(Duration.ofSeconds(2)).data("{}").end();
        assertThat(new String(block, StandardCharsets.US_ASCII))
                .isEqualTo("id: " + id + "\nevent: new\nretry: 2000\ndata: {}\n\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " leading", "a\nb", "a\rb", "a\r\nb", "\n", "\r\n\r\n", "a\n\rb",
            "trailing\n",
            "data: x", "\u2028line\u2029", "nul\0", "\uFEFFbom", "emoji \uD83D\uDE80", ":colon",
            "id: 7\n\nevent: x"})
    void aReaderSeesThePayloadWithPlainLineEnds(String payload) {
        List<SseReader.Event> events = SseReader.read(new SseBlock().event("new").data(payload).end());
        assertThat(events).singleElement()
                .satisfies(event -> assertThat(event.data())
                        .isEqualTo(payload.replace("\r\n", "\n").replace('\r', '\n')))
                .satisfies(event -> assertThat(event.name()).isEqualTo("new"))
                .satisfies(event -> assertThat(event.id()).isNull());
    }

    @Test
    void aMegabyteIsOneEvent() {
        String payload = "{\"x\":\"" + "\u00fc\n".repeat(350_000) + "\"}";
        assertThat(SseReader.read(new SseBlock().data(payload).end())).singleElement()
                .extracting(SseReader.Event::data).isEqualTo(payload);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "New", "new\n", "a: b", "x\rdata: y", "\u00e9"})
    void anEventThatIsNoPlainWordIsRefused(String name) {
        assertThatThrownBy(() -> new SseBlock().event(name)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aCheckpointCarriesDataSoThatEveryClientTakesItsId() {
        StreamId place = new StreamId("Qx7aB2", Positions.of(3));
        assertThat(new String(Form.SSE.checkpoint(place), StandardCharsets.US_ASCII))
                .isEqualTo("event: cp\nid: " + place + "\ndata: \n\n");
    }
}
