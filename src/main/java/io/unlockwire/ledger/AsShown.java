package io.unlockwire.ledger;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.unlockwire.unlock.Claim;
import io.unlockwire.unlock.Percentage;
import io.unlockwire.unlock.UnlockTime;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** What a teller says is left out of a ledger entry where it is what is shown. */
final class AsShown {

    private static final Figures LEFT_OUT = new Figures(null, null, UnlockTime.UNKNOWN, null, null, null,
            Claim.Kind.UNKNOWN);

    private AsShown() {}

    /** Tells Jackson to leave it out. */
    interface OnTold {
        @JsonInclude(value = JsonInclude.Include.CUSTOM, valueFilter = Filter.class)
        Figures says();
    }

    /** Equal to what is to be left out, as Jackson asks it. */
    static final class Filter {
        @Override
        public boolean equals(@Nullable Object figures) {
            return figures == LEFT_OUT;
        }

        @Override
        public int hashCode() {
            return 0;
        }
    }

    static Told shortened(Told told, Figures shown) {
        return same(told.says(), shown) ? told.withSays(LEFT_OUT) : told;
    }

    static Told whole(Told told, Figures shown) {
        return told.says() == null ? told.withSays(shown) : told;
    }

    /** What would be written of them is the same. */
    private static boolean same(Figures a, Figures b) {
        return a.equals(b) || (same(a.amount(), b.amount()) && same(a.amountPrecision(), b.amountPrecision())
                && a.unlockAt().equals(b.unlockAt()) && same(a.valueUsd(), b.valueUsd())
                && same(a.valueUsdMax(), b.valueUsdMax()) && a.kind() == b.kind()
                && same(a.percentage(), b.percentage()));
    }

    private static boolean same(@Nullable Percentage a, @Nullable Percentage b) {
        return a == null ? b == null : b != null && a.basis() == b.basis() && same(a.value(), b.value());
    }

    private static boolean same(@Nullable BigDecimal a, @Nullable BigDecimal b) {
        return a == null ? b == null : b != null && a.compareTo(b) == 0;
    }
}
