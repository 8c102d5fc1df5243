package io.unlockwire.ledger;

import org.jspecify.annotations.Nullable;

/**
 * Rule 10: one to two days from a known unlock of quite another amount: new, and
 * perhaps the same.
 */
final class NearButOther implements Rule {

    static final int NUMBER = 10;

    @Override
    public @Nullable Finding find(Case of) {
        return of.near().isEmpty()
                ? null
                : Finding.isNew(NUMBER, of.near().stream().map(Neighbour::known).toList());
    }
}
