package io.unlockwire.ledger;

import io.unlockwire.unlock.Report;
import io.unlockwire.unlock.Verdict;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Decides what a claim is against what is known of its asset. Pure, total and thread-safe:
 * the answer depends on the arguments alone.
 */
public final class Resolver {

    /** The verdict table, in its order: the first that fits decides. */
    private static final List<Rule> TABLE = List.of(
            new ByCue(),
            new SameTeller(),
            new ZoneSlip(),
            new SeveralOverlap(),
            new SameAmount(),
            new NearestFirst(List.of(new OneSilent(), new UnitSlip(), new OtherAmount(), new DaysApart())),
            new NearButOther(),
            new TimeUnknown());
    private static final int NOTHING_NEAR = 12;

    private final LedgerRules rules;

    public Resolver(LedgerRules rules) {
        this.rules = rules;
    }

    /**
     * The verdict, by the first rule that fits.
     *
     * @param knownOfAsset every unlock known of the claim's asset, in any order
     */
    public Decision resolve(List<Known> knownOfAsset, Report report) {
        if (rules.stale(report)) {
            return new Decision(Verdict.STALE, 0, null, null, List.of(), false, List.of(), report);
        }
        Known taken = alreadyTaken(knownOfAsset, report);
        if (taken != null) {
            return new Decision(Verdict.DUPLICATE, 0, taken, taken, List.of(), false, List.of(), report);
        }
        Case of = Case.of(report, knownOfAsset, rules);
        return Settlement.of(of, find(of), knownOfAsset);
    }

    private static Finding find(Case of) {
        return TABLE.stream()
                .map(rule -> rule.find(of))
                .filter(Objects::nonNull)
                .findFirst()
                .orElseGet(() -> Finding.isNew(NOTHING_NEAR));
    }

    private static @Nullable Known alreadyTaken(List<Known> knownOfAsset, Report report) {
        return knownOfAsset.stream()
                .filter(k -> k.coordinates().anyMatch(report.origin().at()::equals))
                .findFirst()
                .orElse(null);
    }
}
