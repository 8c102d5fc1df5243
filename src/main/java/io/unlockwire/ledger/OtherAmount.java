package io.unlockwire.ledger;

import io.unlockwire.unlock.Flag;
import io.unlockwire.unlock.Verdict;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Rule 8: within a day, and any other amount: the tellers disagree. */
final class OtherAmount implements NearestFirst.Pairing {

    static final int NUMBER = 8;

    @Override
    public @Nullable Finding find(Case of, Neighbour near) {
        return near.withinADay()
                ? Finding.is(NUMBER, Verdict.CONFLICT, near.known(), Set.of(Flag.AMOUNT_CONFLICT))
                : null;
    }
}
