package io.unlockwire.ledger;

import io.unlockwire.unlock.Claim;
import io.unlockwire.unlock.Percentage;
import io.unlockwire.unlock.Sibling;
import io.unlockwire.unlock.UnlockTime;
import java.math.BigDecimal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is said of one unlock: null or UNKNOWN where nothing is.
 *
 * @param amount tokens
 * @param amountPrecision the unit of the last digit printed; null with the amount
 * @param valueUsd US dollars as printed, the lower end of a range
 * @param valueUsdMax the upper end of a printed range, else null
 */
public record Figures(@Nullable BigDecimal amount, @Nullable BigDecimal amountPrecision, UnlockTime unlockAt,
        @Nullable BigDecimal valueUsd, @Nullable BigDecimal valueUsdMax, @Nullable Percentage percentage,
        Claim.Kind kind) {

    public Figures {
        Objects.requireNonNull(unlockAt, "unlockAt");
        kind = kind == null ? Claim.Kind.UNKNOWN : kind;
    }

    static Figures of(Sibling row) {
        return new Figures(row.amount(), row.amountPrecision(), row.unlockAt(), null, null, null,
                Claim.Kind.UNKNOWN);
    }

    static Figures of(Claim claim) {
        return new Figures(claim.amount(), claim.amountPrecision(), claim.unlockAt(), claim.valueUsd(),
                claim.valueUsdMax(), claim.percentage(), claim.kind());
    }
}
