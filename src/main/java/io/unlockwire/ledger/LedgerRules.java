package io.unlockwire.ledger;

import io.unlockwire.unlock.Report;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What an operator decides about knowing.
 *
 * @param staleAfter a claim is STALE when its unlock lies more than this before its append time
 * @param unlocksPerAsset how many unlocks of one asset are kept; beyond it the longest past gives
 *            way
 * @param official tellers that speak for a project itself, kept in lower case
 */
public record LedgerRules(Duration staleAfter, int unlocksPerAsset, Set<String> official) {

    private static final Duration GRACE = Duration.ofDays(1);
    private static final Duration DATELESS = Duration.ofDays(90);

    /** 30 days, 512 unlocks an asset, nobody official but a project's own name. */
    public static LedgerRules defaults() {
        return new LedgerRules(Duration.ofDays(30), 512, Set.of());
    }

    public LedgerRules {
        if (staleAfter.isNegative() || unlocksPerAsset < 1) {
            throw new IllegalArgumentException("stale-after cannot be negative, nor the bound below one");
        }
        official = official.stream().map(teller -> teller.toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Its unlock lies too far before its record: a word of the records alone, the same at every replay.
     */
    boolean stale(Report report) {
        Instant to = report.claim().unlockAt().to();
        return to != null && to.plus(staleAfter).isBefore(report.origin().appendedAt());
    }

    /**
     * When the ledger may forget an unlock: any late copy is STALE by then. Where its time is unknown,
     * 90 days after it was last seen.
     */
    public Instant forgetAt(Known known) {
        Instant to = known.unlockAt().to();
        return to == null ? known.lastSeen().plus(DATELESS) : to.plus(staleAfter).plus(GRACE);
    }

    public LedgerRules withOfficial(Set<String> tellers) {
        return new LedgerRules(staleAfter, unlocksPerAsset, tellers);
    }

    public LedgerRules withStaleAfter(Duration other) {
        return new LedgerRules(other, unlocksPerAsset, official);
    }
}
