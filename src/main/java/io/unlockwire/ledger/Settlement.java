package io.unlockwire.ledger;

import io.unlockwire.unlock.Verdict;
import java.util.List;

/** Turns what a rule found into the state that follows. */
final class Settlement {

    private Settlement() {}

    static Decision of(Case of, Finding finding, List<Known> knownOfAsset) {
        Known before = finding.of();
        if (before == null) {
            return new Decision(Verdict.NEW, finding.rule(), null, Draft.opening(of, finding), List.of(),
                    true,
                    Room.forOneMore(knownOfAsset, of), of.report());
        }
        boolean disputedBefore = finding.verdict() == Verdict.CONFLICT
                && Disputes.hold(before.disputes(), of.told());
        Verdict verdict = disputedBefore ? Verdict.DUPLICATE : finding.verdict();
        Known after = disputedBefore
                ? new Draft(before, of).suspect(finding).hear().finish()
                : after(of, finding, before);
        boolean stored = verdict != Verdict.DUPLICATE || saysAnew(of, before);
        return new Decision(verdict, finding.rule(), before, stored ? after : before,
                Changes.between(before, after), stored, List.of(), of.report());
    }

    private static Known after(Case of, Finding finding, Known before) {
        Draft draft = new Draft(before, of);
        return switch (finding.verdict()) {
            case ADDITION -> draft.advance().fill().hear().finish();
            case REVISION -> draft.advance().show().settle().suspect(finding).hear().finish();
            case CONFLICT -> draft.weigh().suspect(finding).hear().dispute().finish();
            case DUPLICATE -> draft.fill().hear().reconcile().finish();
            case NEW, STALE ->
                throw new IllegalArgumentException(finding.verdict() + " has no unlock before");
        };
    }

    /** A teller not heard before, or one that has come round to what is shown. */
    private static boolean saysAnew(Case of, Known before) {
        Told last = of.saidBefore(before);
        return last == null || (!of.told().publishedAt().isBefore(last.publishedAt())
                && (Amounts.differ(of.says(), last.says())
                        || Times.differ(of.says().unlockAt(), last.says().unlockAt())));
    }
}
