package io.unlockwire.ledger;

import io.unlockwire.unlock.Report;
import io.unlockwire.unlock.Verdict;
import java.util.List;

/**
 * Decides what a claim is against what is known of its asset. Pure, total and thread-safe: the
 * answer
 * depends on the arguments alone.
 */
public final class Resolver {

    private final LedgerRules rules;

    public Resolver(LedgerRules rules) {
        this.rules = rules;
    }

    /** @param knownOfAsset every unlock known of the claim's asset, in any order */
    public Decision resolve(List<Known> knownOfAsset, Report report) {
        if (rules.staleAfter().isZero()) {
            return new Decision(Verdict.STALE, 0, null, null, List.of(), false, List.of(), report);
        }
        throw new UnsupportedOperationException();
    }
}
