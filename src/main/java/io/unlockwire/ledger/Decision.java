package io.unlockwire.ledger;

import io.unlockwire.unlock.Report;
import io.unlockwire.unlock.UnlockId;
import io.unlockwire.unlock.Verdict;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a claim is, and the state that follows from it.
 *
 * @param rule the rule that decided, by its number in the verdict table; 0 for STALE and for a
 *            claim
 *            read again
 * @param before the unlock as it was; null if the claim opens one or is STALE
 * @param after the unlock as it is now; null if STALE
 * @param changed what is shown otherwise than before
 * @param stored {@code after} is to be written to the ledger
 * @param forgotten unlocks of the asset that give way to this new one, to be deleted from the
 *            ledger;
 *            empty below the bound
 */
public record Decision(Verdict verdict, int rule, @Nullable Known before, @Nullable Known after,
        List<Changed> changed, boolean stored, List<UnlockId> forgotten, Report report) {

    public Decision {
        changed = List.copyOf(changed);
        forgotten = List.copyOf(forgotten);
    }
}
