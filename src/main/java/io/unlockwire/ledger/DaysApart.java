package io.unlockwire.ledger;

import io.unlockwire.unlock.Flag;
import io.unlockwire.unlock.Verdict;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Rule 9: one to two days apart, and alike in amount or a power of ten apart: the dates disagree.
 */
final class DaysApart implements NearestFirst.Pairing {

    static final int NUMBER = 9;

    @Override
    public @Nullable Finding find(Case of, Neighbour near) {
        Known known = near.known();
        if (Amounts.alike(of.says(), known.shown())) {
            return Finding.is(NUMBER, Verdict.CONFLICT, known, Set.of(Flag.DATE_CONFLICT));
        }
        return Amounts.slipped(of.says(), known.shown())
                ? Finding.is(NUMBER, Verdict.CONFLICT, known,
                        Set.of(Flag.DATE_CONFLICT, Flag.UNIT_SLIP_SUSPECTED))
                : null;
    }
}
