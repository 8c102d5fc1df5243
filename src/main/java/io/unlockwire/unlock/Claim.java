package io.unlockwire.unlock;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one announcement says of one unlock. Where the text is silent the field is null, empty or
 * UNKNOWN;
 * nothing is guessed and unknown is never zero.
 *
 * @param amount tokens, positive
 * @param amountPrecision the unit of the last digit printed: 10000 for "12.11 million"; null with
 *            the amount
 * @param valueUsd US dollars as printed; the lower end where a range is printed
 * @param valueUsdMax the upper end of a printed range, else null
 * @param dataSource who computed it, for example RootData; null where only a relay is named
 * @param relay who passed it on, for example ChainCatcher: not an independent source
 */
public record Claim(Token token, @Nullable BigDecimal amount, @Nullable BigDecimal amountPrecision,
        UnlockTime unlockAt, @Nullable BigDecimal valueUsd, @Nullable BigDecimal valueUsdMax,
        @Nullable Percentage percentage, Kind kind, List<Recipient> recipients, @Nullable String dataSource,
        @Nullable String relay, @Nullable Change change, Set<Flag> flags) {

    /** The same of another token. */
    public Claim of(Token other) {
        return new Claim(other, amount, amountPrecision, unlockAt, valueUsd, valueUsdMax, percentage, kind,
                recipients, dataSource, relay, change, flags);
    }

    /** How the tokens come free. */
    public enum Kind {
        /** All at once. */
        CLIFF,
        /** At a rate over a time. */
        LINEAR, UNKNOWN
    }

    /** One row of a printed allocation; amount in tokens, either figure may be silent. */
    public record Recipient(String name, @Nullable BigDecimal amount, @Nullable BigDecimal percent) {}

    public Claim {
        if (amount != null && amount.signum() <= 0) {
            throw new IllegalArgumentException("an amount is positive, not " + amount);
        }
        if ((amount == null) != (amountPrecision == null)) {
            throw new IllegalArgumentException("amount and its precision come together");
        }
        recipients = List.copyOf(recipients);
        // In the order of declaration: the same claim gives the same bytes on every JVM.
        flags = flags.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(flags));
    }
}
