package io.unlockwire.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.MultiMap;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FilterTest {

    private static final AlertFacts ALERT = Alerts
            .facts(Alerts.alert("kaito-00000001", "NEW", "HIGH", "KAITO", "4860000",
                    Alerts.NOW.plus(Duration.ofHours(24))));

    @ParameterizedTest
    @CsvSource({"token=kaito,true", "token=KAITO-ASSET,true", "token=ARB,false", "kind=new,true",
            "kind=revised,false",
            "severity=high,true", "severity=low,false", "minUsd=4860000,true", "minUsd=4860001,false",
            "minPct=0,false",
            "lead=PT0S..PT24H,true", "lead=PT0S..PT23H,false", "lead=PT25H..PT72H,false"})
    void eachConditionHoldsOrNot(String condition, boolean expected) {
        assertThat(filter(condition).accepts(ALERT, Alerts.NOW)).isEqualTo(expected);
    }

    @Test
    void whatAnAlertDoesNotSayFulfilsNoConditionButNone() {
        AlertFacts silent = Alerts
                .facts("{\"unlockId\":\"a\",\"kind\":\"NEW\"}".getBytes(StandardCharsets.UTF_8));
        for (String condition : new String[]{"token=a", "severity=low", "minUsd=0", "minPct=0",
                "lead=PT0S..P999D"}) {
            assertThat(filter(condition).accepts(silent, Alerts.NOW)).as(condition).isFalse();
        }
        assertThat(Filter.ALL.accepts(silent, Alerts.NOW)).isTrue();
    }

    private static Filter filter(String condition) {
        String[] pair = condition.split("=", 2);
        return new Asking(MultiMap.caseInsensitiveMultiMap().add(pair[0], pair[1])).ask(null, Form.SSE)
                .selection().filter();
    }
}
