package io.unlockwire.enrich;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Checks an amount against the stated value by the price, against the total supply, and against the
 * asset's other unlocks where these are regular.
 */
final class Arithmetic {

    /** How far a price may have moved since the announcement: half up or a third down. */
    private static final BigDecimal PRICE_LEAST = new BigDecimal("0.667");
    private static final BigDecimal PRICE_GREATEST = new BigDecimal("1.5");
    /** What may be said twice of one thing; as the ledger's rules have it. */
    private static final BigDecimal ALIKE_LEAST = new BigDecimal("0.75");
    private static final BigDecimal ALIKE_GREATEST = new BigDecimal("1.33");
    private static final BigDecimal SLIP_LEAST = new BigDecimal("0.95");
    private static final BigDecimal SLIP_GREATEST = new BigDecimal("1.05");
    private static final List<Integer> SLIPS = List.of(1, -1, 2, -2, 3, -3, 4, -4, 8, -8);
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
        return compare(stated, amount.multiply(quote.priceUsd()), PRICE_LEAST, PRICE_GREATEST, PRICE_LEAST,
                PRICE_GREATEST);
    }

    private static CrossCheck byHistory(BigDecimal amount, List<BigDecimal> history) {
        if (history.size() < REGULAR) {
            return CrossCheck.UNCHECKED;
        }
        BigDecimal usual = history.stream().sorted().toList().get(history.size() / 2);
        if (!history.stream().allMatch(h -> within(h, usual, ALIKE_LEAST, ALIKE_GREATEST))) {
            return CrossCheck.UNCHECKED;
        }
        return compare(amount, usual, ALIKE_LEAST, ALIKE_GREATEST, SLIP_LEAST, SLIP_GREATEST);
    }

    private static boolean exceeds(BigDecimal amount, @Nullable Supply supply) {
        return supply != null && supply.total() != null && amount.compareTo(supply.total()) > 0;
    }

    private static CrossCheck compare(BigDecimal one, BigDecimal other, BigDecimal least, BigDecimal greatest,
            BigDecimal leastSlip, BigDecimal greatestSlip) {
        if (within(one, other, least, greatest)) {
            return CrossCheck.AGREES;
        }
        return SLIPS.stream().anyMatch(n -> within(one, other.scaleByPowerOfTen(n), leastSlip, greatestSlip))
                ? CrossCheck.UNIT_SLIP
                : CrossCheck.DIFFERS;
    }

    private static boolean within(BigDecimal one, BigDecimal other, BigDecimal least, BigDecimal greatest) {
        return one.compareTo(other.multiply(least, MathContext.DECIMAL64)) >= 0
                && one.compareTo(other.multiply(greatest, MathContext.DECIMAL64)) <= 0;
    }
}
