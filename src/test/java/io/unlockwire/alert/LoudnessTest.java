package io.unlockwire.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.unlockwire.ledger.Figures;
import io.unlockwire.testkit.Telling;
import io.unlockwire.unlock.Claim;
import io.unlockwire.unlock.Percentage;
import io.unlockwire.unlock.Percentage.Basis;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The defaults; a price of one dollar, so that amounts are values. */
class LoudnessTest {

    private static final String LARGE = "1000000000000";

    @ParameterizedTest(name = "{0} USD of {1} circulating and {2} a day: {3} by {4}")
    @CsvSource({
            "100000000,1000000000000,1000000000000,CRITICAL,valueUsd>=100000000",
            "99999000,1000000000000,1000000000000,HIGH,valueUsd>=10000000",
            "10000000,1000000000000,1000000000000,HIGH,valueUsd>=10000000",
            "9999900,1000000000000,1000000000000,MEDIUM,valueUsd>=1000000",
            "1000000,1000000000000,1000000000000,MEDIUM,valueUsd>=1000000",
            "999990,1000000000000,1000000000000,LOW,valueUsd<1000000",
            "100,1000,1000000000000,CRITICAL,percentage>=10",
            "100,1002,1000000000000,LOW,valueUsd<1000000",
            "500000,50000000,1000000000000,HIGH,percentage>=1 and valueUsd>=500000",
            "499990,49999000,1000000000000,LOW,valueUsd<1000000",
            "500000,50500000,1000000000000,LOW,valueUsd<1000000",
            "100,1000000,10,CRITICAL,daysOfVolume>=10",
            "100,1000000,11,HIGH,daysOfVolume>=1",
            "100,1000000,100,HIGH,daysOfVolume>=1",
            "100,1000000,102,LOW,valueUsd<1000000",
    })
    void comesFromTheFirstThresholdReached(String usd, String circulating, String volume, Severity severity,
            String rule) {
        Size size = Size.of(shown(usd, null, null), Markets.of("1", circulating, volume));
        assertThat(Loudness.of(size, AlertRules.defaults())).isEqualTo(new Loudness(severity, rule));
    }

    @Test
    void takesTheGreaterOfStatedAndNow() {
        Size size = Size.of(shown("5", "2660000", null), Markets.of("1", LARGE, LARGE));
        assertThat(Loudness.of(size, AlertRules.defaults()).rule()).isEqualTo("valueUsd>=1000000");
    }

    @Test
    void unknownIsNeverZero() {
        Size size = Size.of(shown("12110000", null, null), Markets.DOWN);
        assertThat(Loudness.of(size, AlertRules.defaults()))
                .isEqualTo(new Loudness(Severity.LOW, "valueUsd unknown"));
        Size printed = Size.of(
                shown("12110000", null, new Percentage(new BigDecimal("5"), Basis.CIRCULATING)),
                Markets.DOWN);
        assertThat(Loudness.of(printed, AlertRules.defaults()))
                .as("a value that is not known is not known to be small")
                .isEqualTo(new Loudness(Severity.HIGH, "percentage>=1"));
    }

    @Test
    void aShareOfAnythingElseIsNoShareOfWhatCirculates() {
        Size size = Size.of(shown("5", null, new Percentage(new BigDecimal("50"), Basis.ALLOCATION)),
                Markets.DOWN);
        assertThat(Loudness.of(size, AlertRules.defaults()).severity()).isEqualTo(Severity.LOW);
        assertThat(size.percentage().basis()).isEqualTo(Basis.ALLOCATION);
    }

    @Test
    void aTinyShareIsNotRoundedToNothing() {
        Size size = Size.of(shown("5", null, null), Markets.of("1", "1000000", LARGE));
        assertThat(size.percentage().value()).isEqualByComparingTo("0.0005");
    }

    @Test
    void noTradeAtAllGivesNoDays() {
        assertThat(Size.of(shown("5", null, null), Markets.of("1", LARGE, "0")).daysOfVolume()).isNull();
    }

    private static Figures shown(String amount, String stated, Percentage percentage) {
        return new Figures(new BigDecimal(amount), BigDecimal.ONE, Telling.minute("2026-04-20T04:00:00Z"),
                stated == null ? null : new BigDecimal(stated), null, percentage, Claim.Kind.UNKNOWN);
    }
}
