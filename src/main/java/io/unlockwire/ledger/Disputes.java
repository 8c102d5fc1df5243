package io.unlockwire.ledger;

import java.util.List;

/** An unlock's disputes, oldest first. */
final class Disputes {

    private Disputes() {}

    /** This teller has put this value against the unlock before. */
    static boolean hold(List<Dispute> disputes, Told told) {
        return disputes.stream()
                .filter(d -> d.teller().equals(told.teller()))
                .anyMatch(d -> same(d, told.says()));
    }

    /** Beyond the bound the oldest gives way; its number is never given again. */
    static List<Dispute> with(List<Dispute> disputes, Told told) {
        boolean whole = disputes.size() < Known.MAX_DISPUTES;
        int last = disputes.stream()
                .filter(d -> !whole || d.teller().equals(told.teller()))
                .mapToInt(Dispute::number)
                .max()
                .orElse(0);
        Dispute next = new Dispute(told.teller(), last + 1, told.says().amount(), told.says().unlockAt());
        return Bounded.with(disputes, next, Known.MAX_DISPUTES);
    }

    private static boolean same(Dispute dispute, Figures says) {
        boolean amount = dispute.amount() == null
                ? says.amount() == null
                : says.amount() != null && dispute.amount().compareTo(says.amount()) == 0;
        return amount && Times.same(dispute.unlockAt(), says.unlockAt());
    }
}
