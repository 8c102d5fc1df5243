package io.unlockwire.enrich;

import io.unlockwire.unlock.Ratio;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Checks an amount against the stated value by the price, against the total supply, and against the
 * asset's other unlocks where these are regular.
 */
final class Arithmetic {

    /** How far a price may have moved since the announcement: half up or a third down. */
    private static final Ratio PRICE = Ratio.of("0.667", "1.5");
    private static final int REGULAR = 2;

    private Arithmetic() {}

    static CrossCheck check(Question question, @Nullable Quote quote, @Nullable Supply supply) {
        BigDecimal amount = question.amount();
        if (amount == null || amount.signum() <= 0) {
            return CrossCheck.UNCHECKED;
        }
        CrossCheck byValue = byValue(amount, question.statedUsd(), quote);
        CrossCheck byHistory = byHistory(amount, question.history());
        if (byValue == CrossCheck.UNIT_SLIP || byHistory == CrossCheck.UNIT_SLIP || exceeds(amount, supply)) {
            return CrossCheck.UNIT_SLIP;
        }
        return byValue == CrossCheck.UNCHECKED ? byHistory : byValue;
    }

    private static CrossCheck byValue(BigDecimal amount, @Nullable BigDecimal stated, @Nullable Quote quote) {
        if (stated == null || stated.signum() <= 0 || quote == null) {
            return CrossCheck.UNCHECKED;
        }
        return compare(stated, amount.multiply(quote.priceUsd()), PRICE, PRICE);
    }

    private static CrossCheck byHistory(BigDecimal amount, List<BigDecimal> history) {
        if (history.size() < REGULAR) {
            return CrossCheck.UNCHECKED;
        }
        BigDecimal usual = history.stream().sorted().toList().get(history.size() / 2);
        if (!history.stream().allMatch(h -> Ratio.ALIKE.holds(h, usual))) {
            return CrossCheck.UNCHECKED;
        }
        return compare(amount, usual, Ratio.ALIKE, Ratio.PRINTED);
    }

    private static boolean exceeds(BigDecimal amount, @Nullable Supply supply) {
        return supply != null && supply.total() != null && amount.compareTo(supply.total()) > 0;
    }

    private static CrossCheck compare(BigDecimal one, BigDecimal other, Ratio agrees, Ratio slipped) {
        if (agrees.holds(one, other)) {
            return CrossCheck.AGREES;
        }
        return slipped.slipped(one, other) ? CrossCheck.UNIT_SLIP : CrossCheck.DIFFERS;
    }
}
