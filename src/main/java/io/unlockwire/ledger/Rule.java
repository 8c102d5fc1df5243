package io.unlockwire.ledger;

import org.jspecify.annotations.Nullable;

/** One line of the verdict table. */
@FunctionalInterface
interface Rule {

    /** What it finds; null if it does not fit. */
    @Nullable
    Finding find(Case of);
}
