package io.unlockwire.pipeline;

import io.unlockwire.unlock.Claim;
import io.unlockwire.unlock.Origin;
import io.unlockwire.unlock.Report;
import io.unlockwire.unlock.Sibling;
import java.util.List;

/**
 * A value of the claims topic.
 *
 * @param siblings what the rows beside it in the same post say of the same asset
 * @param original the announcement's bytes, for the archive; never changed once made
 */
record ClaimRecord(Claim claim, Origin origin, List<Sibling> siblings, byte[] original) {

    /** Absent in a record written before rows knew of each other. */
    ClaimRecord {
        siblings = siblings == null ? List.of() : List.copyOf(siblings);
    }

    /** False of another kind of record, which leaves these fields out. */
    boolean claims() {
        return claim != null && origin != null && original != null;
    }

    Report report() {
        return new Report(claim, origin, siblings);
    }
}
