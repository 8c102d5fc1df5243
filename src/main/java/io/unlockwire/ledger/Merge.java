package io.unlockwire.ledger;

import io.unlockwire.unlock.Change;
import io.unlockwire.unlock.Change.Cue;
import io.unlockwire.unlock.Claim.Kind;
import io.unlockwire.unlock.Report;
import io.unlockwire.unlock.Status;
import io.unlockwire.unlock.UnlockTime;
import org.jspecify.annotations.Nullable;

/** What is shown once a claim has been taken in. */
final class Merge {

    private Merge() {}

    /** Where something was not known, the claim's word; a value only if it is for the same amount. */
    static Figures filled(Figures shown, Figures claim) {
        boolean own = shown.amount() == null && claim.amount() != null;
        boolean comparable = own || !Amounts.differ(claim, shown);
        boolean value = shown.valueUsd() == null && comparable;
        return new Figures(own ? claim.amount() : shown.amount(),
                own ? claim.amountPrecision() : shown.amountPrecision(),
                Times.narrows(claim.unlockAt(), shown.unlockAt()) ? claim.unlockAt() : shown.unlockAt(),
                value ? claim.valueUsd() : shown.valueUsd(),
                value ? claim.valueUsdMax() : shown.valueUsdMax(),
                shown.percentage() == null && comparable ? claim.percentage() : shown.percentage(),
                shown.kind() == Kind.UNKNOWN ? claim.kind() : shown.kind());
    }

    /** The claim's word wherever it gives one; what belonged to another amount goes with it. */
    static Figures revised(Figures shown, Figures claim, @Nullable Change change) {
        boolean other = Amounts.differ(claim, shown);
        boolean speaks = claim.amount() != null;
        return new Figures(speaks ? claim.amount() : shown.amount(),
                speaks ? claim.amountPrecision() : shown.amountPrecision(),
                time(shown.unlockAt(), claim.unlockAt(), change),
                other || claim.valueUsd() != null ? claim.valueUsd() : shown.valueUsd(),
                other || claim.valueUsd() != null ? claim.valueUsdMax() : shown.valueUsdMax(),
                other || claim.percentage() != null ? claim.percentage() : shown.percentage(),
                claim.kind() != Kind.UNKNOWN ? claim.kind() : shown.kind());
    }

    static Status opening(Report report) {
        Change change = report.claim().change();
        return change != null && change.cue() == Cue.CANCELLED ? Status.CANCELLED : Status.SCHEDULED;
    }

    /** Only who cancelled it, or a new date, brings a cancelled unlock back. */
    static Status status(Known known, Report report) {
        Change change = report.claim().change();
        if (change == null) {
            return known.shownBy().equals(report.teller()) ? Status.SCHEDULED : known.status();
        }
        return switch (change.cue()) {
            case CANCELLED -> Status.CANCELLED;
            case POSTPONED, ADVANCED -> Status.SCHEDULED;
            case CORRECTED -> known.status();
        };
    }

    private static UnlockTime time(UnlockTime shown, UnlockTime claim, @Nullable Change change) {
        if (!claim.known()) {
            return change != null && (change.cue() == Cue.POSTPONED || change.cue() == Cue.ADVANCED)
                    ? UnlockTime.UNKNOWN // the old date is known to be wrong
                    : shown;
        }
        boolean cancelled = change != null && change.cue() == Cue.CANCELLED;
        return cancelled || Times.blurs(claim, shown) ? shown : claim;
    }
}
