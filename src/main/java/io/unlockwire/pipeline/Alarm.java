package io.unlockwire.pipeline;

import io.unlockwire.alert.Due;
import io.unlockwire.ledger.Known;

/** Something due for an unlock of that partition. */
record Alarm(int partition, Known known, Due due) {}
