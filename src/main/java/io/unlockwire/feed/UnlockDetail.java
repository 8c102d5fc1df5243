package io.unlockwire.feed;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.unlockwire.ledger.Known;
import io.unlockwire.ledger.Past;
import io.unlockwire.ledger.Told;
import java.time.Instant;
import java.util.List;

/**
 * One unlock with all that is kept of it.
 *
 * @param claims what each teller last said
 * @param revisions what was shown before, oldest first
 * @param alertKeys the alerts told of it, oldest first
 */
record UnlockDetail(@JsonUnwrapped UnlockItem unlock, List<Told> claims, List<Past> revisions,
        List<String> alertKeys) {

    static UnlockDetail of(Known known, Instant now) {
        return new UnlockDetail(UnlockItem.of(known, now), known.claims(), known.history(),
                known.alertKeys());
    }
}
