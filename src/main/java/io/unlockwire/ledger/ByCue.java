package io.unlockwire.ledger;

import io.unlockwire.unlock.Change;
import io.unlockwire.unlock.Change.Cue;
import io.unlockwire.unlock.UnlockTime;
import io.unlockwire.unlock.Verdict;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Rule 1: the claim says that it changes what was told before. The old date or amount names the
 * unlock, also one that it had before an earlier revision. Where neither is told, the date of a
 * correction or cancellation does; else the next scheduled unlock is meant if there is exactly one.
 */
final class ByCue implements Rule {

    static final int NUMBER = 1;

    @Override
    public @Nullable Finding find(Case of) {
        Change change = of.report().claim().change();
        if (change == null) {
            return null;
        }
        UnlockTime now = of.says().unlockAt();
        Change.Old old = change.old();
        if (old != null && (old.unlockAt().known() || old.amount() != null)) {
            return named(of, Fit.best(of.known(), of.says(), change.cue(), old), now);
        }
        if (now.known() && !moves(change.cue())) {
            return named(of, nearest(of), now);
        }
        if (now.known() && !of.near().isEmpty()) {
            return null; // the new date is known already: compared like any other claim
        }
        return named(of, of.ahead().stream().filter(k -> leadsTo(now, change.cue(), k)).toList(), now);
    }

    private static @Nullable Finding named(Case of, List<Known> meant, UnlockTime now) {
        if (meant.size() == 1) {
            return about(of, meant.get(0));
        }
        List<Known> equal = meant.stream().filter(k -> Amounts.equal(of.says(), k.shown())).toList();
        if (equal.size() == 1) {
            return about(of, equal.get(0));
        }
        return meant.isEmpty() && now.known() ? null : Finding.isNew(NUMBER, meant);
    }

    private static Finding about(Case of, Known known) {
        if (superseded(of, known) || movedAlready(of, known)) {
            return Finding.is(NUMBER, Verdict.DUPLICATE, known, Set.of());
        }
        Figures after = Merge.revised(known.shown(), of.says(), of.report().claim().change());
        boolean told = Merge.status(known, of.report()) == known.status()
                && !Amounts.differ(of.says(), known.shown())
                && (Times.same(known.unlockAt(), after.unlockAt())
                        || Times.narrows(after.unlockAt(), known.unlockAt()));
        return told
                ? Finding.agrees(NUMBER, of, known)
                : Finding.is(NUMBER, Verdict.REVISION, known, Set.of());
    }

    /** It has a new date, and this is more talk of the move that gave it. */
    private static boolean movedAlready(Case of, Known known) {
        Change change = of.report().claim().change();
        return change != null && moves(change.cue()) && !of.says().unlockAt().known()
                && known.history().stream().anyMatch(p -> Times.differ(p.unlockAt(), known.unlockAt()));
    }

    /** It tells what was shown once and has been revised since by a word published later. */
    private static boolean superseded(Case of, Known known) {
        Told shown = known.claimBy(known.shownBy());
        return shown != null && of.told().publishedAt().isBefore(shown.publishedAt())
                && known.history().stream().anyMatch(past -> past.unlockAt().overlaps(of.says().unlockAt())
                        && (of.says().amount() == null || past.amount() == null
                                || Amounts.equal(past.amount(), null, of.says().amount(),
                                        of.says().amountPrecision())));
    }

    private static List<Known> nearest(Case of) {
        return of.near().stream()
                .filter(n -> n.gap().equals(of.near().get(0).gap()))
                .map(Neighbour::known)
                .toList();
    }

    static boolean moves(Cue cue) {
        return cue == Cue.POSTPONED || cue == Cue.ADVANCED;
    }

    private static boolean leadsTo(UnlockTime now, Cue cue, Known known) {
        if (now.from() == null || known.unlockAt().from() == null) {
            return true;
        }
        return cue == Cue.POSTPONED
                ? known.unlockAt().from().isBefore(now.from())
                : known.unlockAt().from().isAfter(now.from());
    }
}
