package io.unlockwire.ledger;

import java.time.Duration;
import java.util.Set;

/**
 * What an operator decides about knowing.
 *
 * @param staleAfter a claim is STALE when its unlock lies more than this before its append time
 * @param unlocksPerAsset how many unlocks of one asset are kept; beyond it the longest past gives
 *            way
 * @param official tellers that speak for a project itself, lower case
 */
public record LedgerRules(Duration staleAfter, int unlocksPerAsset, Set<String> official) {

    /** 30 days, 512 unlocks an asset, nobody official but a project's own name. */
    public static LedgerRules defaults() {
        return new LedgerRules(Duration.ofDays(30), 512, Set.of());
    }

    public LedgerRules {
        if (staleAfter.isNegative() || unlocksPerAsset < 1) {
            throw new IllegalArgumentException("stale-after cannot be negative, nor the bound below one");
        }
        official = Set.copyOf(official);
    }

    public LedgerRules withStaleAfter(Duration other) {
        return new LedgerRules(other, unlocksPerAsset, official);
    }
}
