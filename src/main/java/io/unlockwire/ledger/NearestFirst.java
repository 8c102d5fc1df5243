package io.unlockwire.ledger;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Several lines of the table, all of them put to the nearest unlock before any is to the next. */
record NearestFirst(List<Pairing> rules) implements Rule {

    /** One line of the table that looks at one known unlock. */
    @FunctionalInterface
    interface Pairing {
        @Nullable
        Finding find(Case of, Neighbour near);
    }

    @Override
    public @Nullable Finding find(Case of) {
        for (Neighbour near : of.near()) {
            for (Pairing rule : rules) {
                Finding finding = rule.find(of, near);
                if (finding != null) {
                    return finding;
                }
            }
        }
        return null;
    }
}
