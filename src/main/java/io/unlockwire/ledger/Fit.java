package io.unlockwire.ledger;

import io.unlockwire.unlock.Change;
import io.unlockwire.unlock.Change.Cue;
import io.unlockwire.unlock.UnlockTime;
import java.util.Comparator;
import java.util.List;

/** How well an unlock fits the old figures that a change names; the better, the greater. */
enum Fit {
    NONE, AMOUNT,
    /** A date that it had before an earlier revision. */
    PAST_DATE, PAST_DATE_AND_AMOUNT, DATE, DATE_AND_AMOUNT;

    /** Those that fit best, more than one where nothing tells which is meant. */
    static List<Known> best(List<Known> known, Figures claim, Cue cue, Change.Old old) {
        UnlockTime date = ByCue.moves(cue) ? UnlockTime.UNKNOWN : claim.unlockAt();
        Fit best = known.stream().map(k -> of(k, date, old)).max(Comparator.naturalOrder()).orElse(NONE);
        return best == NONE
                ? List.of()
                : known.stream().filter(k -> of(k, date, old) == best).toList();
    }

    private static Fit of(Known known, UnlockTime date, Change.Old old) {
        boolean amount = amountFits(known, old);
        if (Times.within(known.unlockAt(), old.unlockAt(), Times.DAY)) {
            return amount ? DATE_AND_AMOUNT : DATE;
        }
        if (known.history().stream().anyMatch(p -> Times.within(p.unlockAt(), old.unlockAt(), Times.DAY))) {
            return amount ? PAST_DATE_AND_AMOUNT : PAST_DATE;
        }
        return amount && !old.unlockAt().known() && dateFits(known.unlockAt(), date)
                ? AMOUNT
                : NONE;
    }

    private static boolean amountFits(Known known, Change.Old old) {
        return Amounts.equal(known.amount(), known.shown().amountPrecision(), old.amount(), null)
                || known.history().stream()
                        .anyMatch(p -> Amounts.equal(p.amount(), null, old.amount(), null));
    }

    private static boolean dateFits(UnlockTime known, UnlockTime claimed) {
        return !known.known() || !claimed.known() || Times.within(known, claimed, Times.TWO_DAYS);
    }
}
