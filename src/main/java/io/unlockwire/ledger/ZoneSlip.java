package io.unlockwire.ledger;

import io.unlockwire.unlock.Flag;
import io.unlockwire.unlock.Verdict;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Rule 3: equal amounts exactly a zone's offset apart: one of the two forgot to convert. */
final class ZoneSlip implements Rule {

    static final int NUMBER = 3;

    @Override
    public @Nullable Finding find(Case of) {
        for (Neighbour near : of.near()) {
            Figures shown = near.known().shown();
            if (Times.slippedByZone(of.says().unlockAt(), shown.unlockAt()) && Amounts.equal(of.says(), shown)
                    && !of.fitsBetter(near)) {
                return Finding.is(NUMBER, Verdict.CONFLICT, near.known(), Set.of(Flag.ZONE_SLIP_SUSPECTED));
            }
        }
        return null;
    }
}
