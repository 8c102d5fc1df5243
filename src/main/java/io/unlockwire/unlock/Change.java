package io.unlockwire.unlock;

import java.math.BigDecimal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The announcement's own word that it changes something told before.
 *
 * @param old what it says was told before; null where it does not say
 */
public record Change(Cue cue, @Nullable Old old) {

    /** What kind of change. */
    public enum Cue {
        POSTPONED, ADVANCED, CORRECTED, CANCELLED
    }

    /** The earlier figures as printed; either may be silent. */
    public record Old(@Nullable BigDecimal amount, UnlockTime unlockAt) {}

    public Change {
        Objects.requireNonNull(cue, "cue");
    }
}
