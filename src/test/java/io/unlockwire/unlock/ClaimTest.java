package io.unlockwire.unlock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.unlockwire.unlock.Claim.Kind;
import java.math.BigDecimal;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ClaimTest {

    @Test
    void flags_come_in_one_order_whatever_order_they_were_found_in() {
        Set<Flag> found = new LinkedHashSet<>(
                List.of(Flag.POSSIBLE_DUPLICATE, Flag.ZONE_ASSUMED, Flag.DATE_SUSPECT));
        assertThat(claim(BigDecimal.ONE, BigDecimal.ONE, found).flags())
                .containsExactly(Flag.ZONE_ASSUMED, Flag.DATE_SUSPECT, Flag.POSSIBLE_DUPLICATE);
        assertThat(claim(null, null, Set.of()).flags()).isEmpty();
    }

    @Test
    void an_amount_is_positive_and_comes_with_its_precision() {
        assertThatThrownBy(() -> claim(BigDecimal.ZERO, BigDecimal.ONE, Set.of()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> claim(BigDecimal.ONE, null, Set.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Claim claim(BigDecimal amount, BigDecimal precision, Set<Flag> flags) {
        return new Claim(new Token("Kaito", "KAITO", "kaito"), amount, precision, UnlockTime.UNKNOWN, null,
                null, null,
                Kind.UNKNOWN, List.of(), null, null, null, flags);
    }
}
