package io.unlockwire.ledger;

import io.unlockwire.unlock.Flag;
import io.unlockwire.unlock.UnlockId;
import io.unlockwire.unlock.Verdict;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a rule found.
 *
 * @param of the known unlock that the claim speaks of; null if it is a new one
 * @param flags what is suspect about it, beyond what the claim itself says
 * @param links unlocks that may be the same
 */
record Finding(int rule, Verdict verdict, @Nullable Known of, Set<Flag> flags, List<UnlockId> links) {

    static Finding isNew(int rule) {
        return new Finding(rule, Verdict.NEW, null, Set.of(), List.of());
    }

    /** A new unlock, which may be one of these. */
    static Finding isNew(int rule, List<Known> perhaps) {
        return perhaps.isEmpty()
                ? isNew(rule)
                : new Finding(rule, Verdict.NEW, null, Set.of(Flag.POSSIBLE_DUPLICATE),
                        perhaps.stream().map(Known::id).toList());
    }

    static Finding is(int rule, Verdict verdict, Known of, Set<Flag> flags) {
        return new Finding(rule, verdict, of, flags, List.of());
    }

    /** The claim speaks of that unlock, and these may be the same. */
    static Finding isOrOneOf(int rule, Verdict verdict, Known of, Set<Flag> flags, List<Known> perhaps) {
        if (perhaps.isEmpty()) {
            return is(rule, verdict, of, flags);
        }
        Set<Flag> all = EnumSet.of(Flag.POSSIBLE_DUPLICATE);
        all.addAll(flags);
        return new Finding(rule, verdict, of, all, perhaps.stream().map(Known::id).toList());
    }

    /** The claim confirms that unlock, or fills in what was not known of it. */
    static Finding agrees(int rule, Case with, Known of) {
        return is(rule, adds(with.says(), of.shown()) ? Verdict.ADDITION : Verdict.DUPLICATE, of, Set.of());
    }

    private static boolean adds(Figures claim, Figures shown) {
        return (claim.amount() != null && shown.amount() == null)
                || Times.narrows(claim.unlockAt(), shown.unlockAt());
    }
}
