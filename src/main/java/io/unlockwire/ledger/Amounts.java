package io.unlockwire.ledger;

import io.unlockwire.unlock.Ratio;
import java.math.BigDecimal;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/** How two amounts compare. Where either is silent, nothing holds. */
final class Amounts {

    private static final BigDecimal HALF = new BigDecimal("0.5");
    private static final BigDecimal SLACK = new BigDecimal("0.005");

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
        return equal(claim, shown) || compare(claim, shown, Ratio.ALIKE::holds);
    }

    /** They lie a power of ten apart, as a misread unit puts them. */
    static boolean slipped(Figures claim, Figures shown) {
        return compare(claim, shown, Ratio.PRINTED::slipped);
    }

    private static boolean compare(Figures claim, Figures shown, BiPredicate<BigDecimal, BigDecimal> how) {
        BigDecimal amount = claim.amount();
        BigDecimal of = shown.amount();
        return amount != null && of != null && how.test(amount, of);
    }

    private static BigDecimal zeroIfNull(@Nullable BigDecimal value) {
        return value == null ? BigDecimal.ZERO : value;
    }
}
