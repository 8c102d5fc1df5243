package io.unlockwire.ledger;

import org.jspecify.annotations.Nullable;

/** Rule 6: within two days, and one side gives no amount: what either lacks, the other fills in. */
final class OneSilent implements NearestFirst.Pairing {

    static final int NUMBER = 6;

    @Override
    public @Nullable Finding find(Case of, Neighbour near) {
        return of.says().amount() == null || near.known().amount() == null
                ? Finding.agrees(NUMBER, of, near.known())
                : null;
    }
}
