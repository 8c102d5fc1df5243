package io.unlockwire.pipeline;

import io.unlockwire.trace.Hop;

/** How the way of one record through a stage ends, if it is committed. */
record Done(Hop hop, String outcome) {

    void tell(StageCounts counts) {
        counts.outcome(outcome);
        hop.end(outcome);
    }
}
