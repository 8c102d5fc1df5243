package io.unlockwire.ledger;

import io.unlockwire.unlock.Flag;
import io.unlockwire.unlock.Status;
import io.unlockwire.unlock.Token;
import io.unlockwire.unlock.UnlockId;
import io.unlockwire.unlock.UnlockTime;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The ledger's state of one unlock, a value of the topic {@code unlock.ledger}. Immutable.
 *
 * @param revision from 1, risen by each addition and revision
 * @param status SCHEDULED, CANCELLED or EXPIRED: that it has occurred is the clock's word, see
 *            {@link #statusAt}
 * @param shown the figures that trust and age put forward
 * @param shownBy the teller of the shown figures
 * @param claims by teller, at most {@value #MAX_CLAIMS}: the oldest of the least trusted go first
 * @param links unlocks that may be the same as this one
 * @param history what was shown before, oldest first, at most {@value #MAX_HISTORY}
 * @param alertKeys the alerts told of it, oldest first, at most {@value #MAX_ALERT_KEYS}
 * @param firstSeen when its first claim was appended
 * @param lastSeen when the last claim that changed this record was appended
 */
public record Known(UnlockId id, int revision, Status status, Token token, Figures shown, String shownBy,
        List<Told> claims, Set<Flag> flags, List<UnlockId> links, List<Past> history, List<String> alertKeys,
        Instant firstSeen, Instant lastSeen, Timers timers) {

    /** The bound of {@link #claims}. */
    public static final int MAX_CLAIMS = 32;
    /** The bound of {@link #history}. */
    public static final int MAX_HISTORY = 32;
    /** The bound of {@link #alertKeys}. */
    public static final int MAX_ALERT_KEYS = 32;

    public @Nullable BigDecimal amount() {
        return shown.amount();
    }

    public UnlockTime unlockAt() {
        return shown.unlockAt();
    }

    /** This, with one more alert told; the oldest key gives way beyond the bound. */
    public Known withAlertKey(String key) {
        return this;
    }

    /** The status at that time: OCCURRED once a scheduled unlock's time has come. */
    public Status statusAt(Instant now) {
        return status;
    }
}
