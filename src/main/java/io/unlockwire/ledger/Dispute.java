package io.unlockwire.ledger;

import io.unlockwire.unlock.UnlockTime;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What a teller has put against what was shown: told once, however often it is said.
 *
 * @param number from 1; no two disputes of one teller about one unlock ever have the same
 */
public record Dispute(String teller, int number, @Nullable BigDecimal amount, UnlockTime unlockAt) {}
