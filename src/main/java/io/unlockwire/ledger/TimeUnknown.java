package io.unlockwire.ledger;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rule 11: one side gives no time. An equal amount tells which unlock is meant, if there is exactly
 * one of it.
 */
final class TimeUnknown implements Rule {

    static final int NUMBER = 11;

    @Override
    public @Nullable Finding find(Case of) {
        boolean claimSilent = !of.says().unlockAt().known();
        List<Known> equal = of.ahead().stream()
                .filter(k -> claimSilent || !k.unlockAt().known())
                .filter(k -> Amounts.equal(of.says(), k.shown()))
                .toList();
        if (equal.size() == 1) {
            return Finding.agrees(NUMBER, of, equal.get(0));
        }
        return claimSilent ? Finding.isNew(NUMBER, equal) : null;
    }
}
