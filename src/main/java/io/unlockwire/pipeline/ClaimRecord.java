package io.unlockwire.pipeline;

import io.unlockwire.unlock.Claim;
import io.unlockwire.unlock.Origin;
import io.unlockwire.unlock.Report;

/**
 * A value of the claims topic.
 *
 * @param original the announcement's bytes, for the archive; never changed once made
 */
record ClaimRecord(Claim claim, Origin origin, byte[] original) {

    Report report() {
        return new Report(claim, origin);
    }
}
