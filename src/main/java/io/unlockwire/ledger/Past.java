package io.unlockwire.ledger;

import io.unlockwire.unlock.Coordinates;
import io.unlockwire.unlock.Status;
import io.unlockwire.unlock.UnlockTime;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An unlock as it was shown before a revision.
 *
 * @param until when the claim that ended it was appended
 * @param replaced the claim that its teller has taken back by the revision; null where another
 *            teller revised
 */
public record Past(int revision, Status status, @Nullable BigDecimal amount, UnlockTime unlockAt,
        Instant until,
        @Nullable Coordinates replaced) {}
