package io.unlockwire.ledger;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How two amounts compare. Where either is silent, nothing holds. */
final class Amounts {

    private static final BigDecimal HALF = new BigDecimal("0.5");
    private static final BigDecimal SLACK = new BigDecimal("0.005");
    private static final BigDecimal LEAST_RATIO = new BigDecimal("0.75");
    private static final BigDecimal GREATEST_RATIO = new BigDecimal("1.33");
    private static final BigDecimal LEAST_SLIP = new BigDecimal("0.95");
    private static final BigDecimal GREATEST_SLIP = new BigDecimal("1.05");
    /** Words misread by a letter slip by up to ten thousand; 亿 read as one slips by eight. */
    private static final List<Integer> SLIPS = List.of(1, -1, 2, -2, 3, -3, 4, -4, 8, -8);

    private Amounts() {}

    /** The same within what was printed: half a last digit of each, and 0.5 %. */
    static boolean equal(Figures a, Figures b) {
        return equal(a.amount(), a.amountPrecision(), b.amount(), b.amountPrecision());
    }

    static boolean equal(@Nullable BigDecimal a, @Nullable BigDecimal precisionOfA, @Nullable BigDecimal b,
            @Nullable BigDecimal precisionOfB) {
        if (a == null || b == null) {
            return false;
        }
        BigDecimal room = zeroIfNull(precisionOfA).add(zeroIfNull(precisionOfB)).multiply(HALF)
                .add(a.max(b).multiply(SLACK));
        return a.subtract(b).abs().compareTo(room) <= 0;
    }

    /** Both are told and they are not equal. */
    static boolean differ(Figures a, Figures b) {
        return a.amount() != null && b.amount() != null && !equal(a, b);
    }

    /** Equal, or near enough for honest reports of one unlock. */
    static boolean alike(Figures claim, Figures shown) {
        return equal(claim, shown) || within(claim.amount(), shown.amount(), LEAST_RATIO, GREATEST_RATIO);
    }

    /** They lie a power of ten apart, as a misread unit puts them. */
    static boolean slipped(Figures claim, Figures shown) {
        BigDecimal of = shown.amount();
        return of != null && SLIPS.stream().anyMatch(n -> within(claim.amount(), of.scaleByPowerOfTen(n),
                LEAST_SLIP, GREATEST_SLIP));
    }

    private static boolean within(@Nullable BigDecimal amount, @Nullable BigDecimal of, BigDecimal least,
            BigDecimal greatest) {
        return amount != null && of != null
                && amount.compareTo(of.multiply(least)) >= 0 && amount.compareTo(of.multiply(greatest)) <= 0;
    }

    private static BigDecimal zeroIfNull(@Nullable BigDecimal value) {
        return value == null ? BigDecimal.ZERO : value;
    }
}
