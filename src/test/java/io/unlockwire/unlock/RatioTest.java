package io.unlockwire.unlock;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RatioTest {

    private static final BigDecimal ONE = BigDecimal.ONE;

    @ParameterizedTest
    @CsvSource({"0.75,true", "0.7499,false", "1.33,true", "1.3301,false"})
    void bothEndsBelongToIt(BigDecimal figure, boolean alike) {
        assertThat(Ratio.ALIKE.holds(figure, ONE)).isEqualTo(alike);
    }

    @ParameterizedTest
    @ValueSource(ints = {-8, -4, -3, -2, -1, 1, 2, 3, 4, 8})
    void aMisreadUnitSlipsByTheseDigits(int digits) {
        assertThat(Ratio.PRINTED.slipped(ONE.scaleByPowerOfTen(digits), ONE)).isTrue();
        assertThat(Ratio.PRINTED.slipped(new BigDecimal("1.05").scaleByPowerOfTen(digits), ONE)).isTrue();
        assertThat(Ratio.PRINTED.slipped(new BigDecimal("0.95").scaleByPowerOfTen(digits), ONE)).isTrue();
        assertThat(Ratio.PRINTED.slipped(new BigDecimal("1.0501").scaleByPowerOfTen(digits), ONE)).isFalse();
        assertThat(Ratio.PRINTED.slipped(new BigDecimal("0.9499").scaleByPowerOfTen(digits), ONE)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {-9, -7, -6, -5, 0, 5, 6, 7, 9})
    void andByNoOthers(int digits) {
        assertThat(Ratio.PRINTED.slipped(ONE.scaleByPowerOfTen(digits), ONE)).isFalse();
    }
}
