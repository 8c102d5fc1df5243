package io.unlockwire.feed;

import io.unlockwire.ledger.Known;
import io.unlockwire.unlock.UnlockId;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All unlocks that are known, as this replica has read them from the whole ledger: in memory,
 * without
 * waiting, from any thread. Weakly consistent while the ledger moves on.
 */
public interface LedgerView {

    Optional<Known> find(UnlockId id);

    /** Every unlock once, in no order. */
    Stream<Known> unlocks();

    /** Whether the ledger has been read as far as it reached when this replica started. */
    boolean caughtUp();
}
