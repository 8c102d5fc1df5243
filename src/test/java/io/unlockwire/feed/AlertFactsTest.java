package io.unlockwire.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AlertFactsTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "7", "{", "{}", "{\"kind\":\"NEW\"}", "{\"unlockId\":\"a\"}",
            "\u0000",
            "{\"unlockId\":\"a\",\"kind\":\"NEW\"}\u0000", "{\"unlockId\":\"a\u0000\",\"kind\":\"NEW\"}",
            "{\"unlockId\":\"a\",\u0000\"kind\":\"NEW\"}",
            "{\"unlockId\":\"a\",\"kind\":\"new\\nid: 7\"}", "{\"unlockId\":\"a\",\"kind\":\"NEW\"} x",
            "{\"unlockId\":\"a\",\"kind\":\"NEW\",\"value\":7}"})
    void whatIsNoAlertIsNone(String text) {
        assertThat(AlertFacts.read(text.getBytes(StandardCharsets.UTF_8))).isNull();
    }

    @Test
    void aTombstoneIsNoAlert() {
        assertThat(AlertFacts.read(null)).isNull();
    }

    @Test
    void anAlertNeedsAnUnlockAndAKindOnly() {
        AlertFacts facts = AlertFacts
                .read("{\"unlockId\":\"a\",\"kind\":\"NEW\",\"more\":[1]}".getBytes(StandardCharsets.UTF_8));
        assertThat(facts).isNotNull();
        assertThat(facts.event()).isEqualTo("new");
        assertThat(facts.from()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16BE", "UTF-16LE", "UTF-32BE"})
    void anAlertInAnotherEncodingIsNone(String encoding) {
        String alert = new String(Alerts.alert(1), StandardCharsets.UTF_8);
        assertThat(AlertFacts.read(alert.getBytes(Charset.forName(encoding)))).isNull();
    }
}
