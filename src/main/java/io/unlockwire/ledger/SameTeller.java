package io.unlockwire.ledger;

import io.unlockwire.unlock.Flag;
import io.unlockwire.unlock.Status;
import io.unlockwire.unlock.Verdict;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Rule 2: a teller that spoke of the unlock before now states another amount or time. That is a
 * revision where its word is the one shown or weighs as much; a lesser one only disagrees, as the
 * later rules see.
 */
final class SameTeller implements Rule {

    static final int NUMBER = 2;

    @Override
    public @Nullable Finding find(Case of) {
        for (Neighbour near : of.near()) {
            Told before = of.saidBefore(near.known());
            Finding finding = before == null ? null : compare(of, near, before);
            if (finding != null) {
                return finding;
            }
        }
        return null;
    }

    private static @Nullable Finding compare(Case of, Neighbour near, Told before) {
        Known known = near.known();
        boolean another = Amounts.differ(of.says(), before.says())
                || Times.differ(of.says().unlockAt(), before.says().unlockAt());
        if (!another && before.says().amount() == null && of.says().amount() != null) {
            return null; // its first word on the amount is compared like anyone's
        }
        if (!another) {
            return reinstates(of, known)
                    ? Finding.is(NUMBER, Verdict.REVISION, known, Set.of())
                    : Finding.agrees(SameAmount.NUMBER, of, known);
        }
        if (of.fitsBetter(near)) {
            return null;
        }
        if (of.told().publishedAt().isBefore(before.publishedAt())) {
            return Finding.is(NUMBER, Verdict.DUPLICATE, known, Set.of());
        }
        return revises(of, known, before)
                ? Finding.is(NUMBER, Verdict.REVISION, known, suspicions(of.says(), known.shown()))
                : null;
    }

    private static boolean revises(Case of, Known known, Told before) {
        Told shown = known.claimBy(known.shownBy());
        return shown == null || shown.teller().equals(before.teller())
                || of.trust(of.told()).compareTo(of.trust(shown)) >= 0;
    }

    private static boolean reinstates(Case of, Known known) {
        return known.status() == Status.CANCELLED && of.report().claim().change() == null
                && known.shownBy().equals(of.told().teller())
                && known.claims().stream().allMatch(c -> c.publishedAt().isBefore(of.told().publishedAt()));
    }

    private static Set<Flag> suspicions(Figures claim, Figures shown) {
        Set<Flag> flags = EnumSet.noneOf(Flag.class);
        if (Amounts.slipped(claim, shown)) {
            flags.add(Flag.UNIT_SLIP_SUSPECTED);
        }
        if (Amounts.equal(claim, shown) && Times.slippedByZone(claim.unlockAt(), shown.unlockAt())) {
            flags.add(Flag.ZONE_SLIP_SUSPECTED);
        }
        return flags;
    }
}
