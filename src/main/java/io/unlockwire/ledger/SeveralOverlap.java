package io.unlockwire.ledger;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rule 4: the claim's interval holds more than one known unlock, as a month holds the 2nd
 * and the 5th. The one of equal amount is meant; without it nothing tells which.
 */
final class SeveralOverlap implements Rule {

    static final int NUMBER = 4;

    @Override
    public @Nullable Finding find(Case of) {
        List<Known> overlapping = of.near().stream()
                .map(Neighbour::known)
                .filter(k -> k.unlockAt().overlaps(of.says().unlockAt()))
                .toList();
        if (overlapping.size() < 2) {
            return null;
        }
        return overlapping.stream()
                .filter(k -> Amounts.equal(of.says(), k.shown()))
                .findFirst()
                .map(k -> Finding.agrees(NUMBER, of, k))
                .orElseGet(() -> Finding.isNew(NUMBER, overlapping));
    }
}
