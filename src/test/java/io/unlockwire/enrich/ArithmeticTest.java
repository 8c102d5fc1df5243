package io.unlockwire.enrich;

import static org.assertj.core.api.Assertions.assertThat;

import io.unlockwire.market.SnapshotProvider;
import io.unlockwire.unlock.Token;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArithmeticTest {

    @ParameterizedTest(name = "{1} of {0} for {2}: {3}")
    @CsvSource({"zksync,17314000,2660000,UNIT_SLIP", "kaito,12110000,4860000,AGREES",
            "quai-network,43020000,1250000,AGREES", "immutable-x,9620000,,UNCHECKED"})
    void ofTheFoundingAnnouncementsOnlyTheSlippedOneIsSuspect(String asset, String amount, String stated,
            CrossCheck expected) {
        Question question = new Question(new Token(asset, null, asset), new BigDecimal(amount),
                decimal(stated),
                List.of());
        Enrichment found = new Enricher(List.of(SnapshotProvider.embedded()), EnrichRules.defaults())
                .enrich(List.of(question)).await().atMost(Duration.ofSeconds(5)).get(0);
        assertThat(found.status()).isEqualTo(Enrichment.Status.COMPLETE);
        assertThat(found.quote().source()).isEqualTo("snapshot");
        assertThat(found.check()).isEqualTo(expected);
    }

    @ParameterizedTest(name = "stated {0} against 1000: {1}")
    @CsvSource({"667,AGREES", "666,DIFFERS", "1500,AGREES", "1501,DIFFERS", "6670,UNIT_SLIP", "6669,DIFFERS",
            "15000,UNIT_SLIP", "15001,DIFFERS", "100,UNIT_SLIP", "0.1,UNIT_SLIP", "10000000,UNIT_SLIP",
            "100000000,DIFFERS", "100000000000,UNIT_SLIP"})
    void theStatedValueMayMoveWithThePrice(String stated, CrossCheck expected) {
        assertThat(check("1000", stated, "1", null)).isEqualTo(expected);
    }

    @Test
    void withoutAmountValueOrPriceThereIsNothingToCheck() {
        assertThat(check("1000", null, "1", null)).isEqualTo(CrossCheck.UNCHECKED);
        assertThat(check("1000", "1000", null, null)).isEqualTo(CrossCheck.UNCHECKED);
        assertThat(check(null, "1000", "1", null)).isEqualTo(CrossCheck.UNCHECKED);
    }

    @Test
    void moreThanThereIsCannotBeRight() {
        assertThat(check("1001", null, null, "1000")).isEqualTo(CrossCheck.UNIT_SLIP);
        assertThat(check("1000", null, null, "1000")).isEqualTo(CrossCheck.UNCHECKED);
    }

    @ParameterizedTest(name = "{0} after {1}: {2}")
    @CsvSource({"17.3,173 173,UNIT_SLIP", "18.2,173 173,DIFFERS", "173,173 173,AGREES", "17.3,173,UNCHECKED",
            "17.3,173 64,UNCHECKED", "1730,173 173 150,UNIT_SLIP"})
    void aRegularScheduleGivesASlipAway(String amount, String history, CrossCheck expected) {
        List<BigDecimal> others = Stream.of(history.split(" ")).map(BigDecimal::new).toList();
        Question question = new Question(new Token("T", null, "t"), new BigDecimal(amount), null, others);
        assertThat(Arithmetic.check(question, null, null)).isEqualTo(expected);
    }

    private static CrossCheck check(String amount, String stated, String price, String total) {
        return Arithmetic.check(
                new Question(new Token("T", null, "t"), decimal(amount), decimal(stated), List.of()),
                price == null ? null : new Quote(new BigDecimal(price), Instant.EPOCH, "A"),
                total == null ? null : new Supply(BigDecimal.ONE, new BigDecimal(total)));
    }

    private static BigDecimal decimal(String text) {
        return text == null ? null : new BigDecimal(text);
    }
}
