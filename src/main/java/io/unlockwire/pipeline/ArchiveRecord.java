package io.unlockwire.pipeline;

import io.unlockwire.ledger.Decision;
import io.unlockwire.ledger.Known;
import io.unlockwire.unlock.Claim;
import io.unlockwire.unlock.Origin;
import org.jspecify.annotations.Nullable;

/**
 * A value of the archive topic: what came in and what became of it.
 *
 * @param verdict a verdict, or {@value #NO_CLAIM} for an announcement that claims nothing
 * @param rule the verdict table's rule that decided
 * @param reason why there is no claim
 * @param alertKey the alert written in the same transaction; null where none was
 * @param original the announcement's bytes; never changed once made
 */
record ArchiveRecord(String verdict, @Nullable Integer rule, @Nullable String reason,
        @Nullable String unlockId,
        @Nullable Integer revision, @Nullable String alertKey, @Nullable Claim claim, Origin origin,
        byte[] original) {

    static final String NO_CLAIM = "NO_CLAIM";

    static ArchiveRecord withoutClaim(String reason, Origin origin, byte[] original) {
        return new ArchiveRecord(NO_CLAIM, null, reason, null, null, null, null, origin, original);
    }

    /** @throws IllegalStateException where nothing was claimed */
    Claim told() {
        if (claim == null) {
            throw new IllegalStateException("nothing was claimed at " + origin.at());
        }
        return claim;
    }

    static ArchiveRecord of(Decision decision, @Nullable String alertKey, byte[] original) {
        Known after = decision.after();
        return new ArchiveRecord(decision.verdict().name(), decision.rule(), null,
                after == null ? null : after.id().value(), after == null ? null : after.revision(), alertKey,
                decision.report().claim(), decision.report().origin(), original);
    }
}
