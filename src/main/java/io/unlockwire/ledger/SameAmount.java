package io.unlockwire.ledger;

import org.jspecify.annotations.Nullable;

/** Rule 5: within a day, and alike in amount: the unlock is confirmed. */
final class SameAmount implements Rule {

    static final int NUMBER = 5;

    @Override
    public @Nullable Finding find(Case of) {
        return of.near().stream()
                .filter(Neighbour::withinADay)
                .map(Neighbour::known)
                .filter(k -> Amounts.alike(of.says(), k.shown()))
                .findFirst()
                .map(k -> Finding.agrees(NUMBER, of, k))
                .orElse(null);
    }
}
