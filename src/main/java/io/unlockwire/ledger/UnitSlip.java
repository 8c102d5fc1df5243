package io.unlockwire.ledger;

import io.unlockwire.unlock.Flag;
import io.unlockwire.unlock.Verdict;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Rule 7: within a day, and a power of ten apart: one of the two misread a unit. */
final class UnitSlip implements NearestFirst.Pairing {

    static final int NUMBER = 7;

    @Override
    public @Nullable Finding find(Case of, Neighbour near) {
        return near.withinADay() && Amounts.slipped(of.says(), near.known().shown())
                ? Finding.is(NUMBER, Verdict.CONFLICT, near.known(), Set.of(Flag.UNIT_SLIP_SUSPECTED))
                : null;
    }
}
