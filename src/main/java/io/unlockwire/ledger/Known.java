package io.unlockwire.ledger;

import io.unlockwire.unlock.Coordinates;
import io.unlockwire.unlock.Flag;
import io.unlockwire.unlock.Status;
import io.unlockwire.unlock.Token;
import io.unlockwire.unlock.UnlockId;
import io.unlockwire.unlock.UnlockTime;
import io.unlockwire.unlock.UnlockTime.Precision;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
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
 * @param flags what is suspect by what the tellers say
 * @param doubts what was suspect by the market's figures when it was last told
 * @param links unlocks that may be the same as this one, at most {@value #MAX_LINKS}; of an EXPIRED one, what it goes
 *            on as
 * @param history what was shown before, oldest first, at most {@value #MAX_HISTORY}
 * @param alertKeys the alerts told of it, oldest first, at most {@value #MAX_ALERT_KEYS}
 * @param disputes what tellers put against what was shown, oldest first, at most
 *            {@value #MAX_DISPUTES}
 * @param firstSeen when its first claim was appended
 * @param lastSeen when the last claim that changed this record was appended
 */
public record Known(UnlockId id, int revision, Status status, Token token, Figures shown, String shownBy,
        List<Told> claims, Set<Flag> flags, Set<Flag> doubts, List<UnlockId> links, List<Past> history,
        List<String> alertKeys, List<Dispute> disputes, Instant firstSeen, Instant lastSeen, Timers timers) {

    /** The bound of {@link #claims}. */
    public static final int MAX_CLAIMS = 32;
    /** The bound of {@link #history}. */
    public static final int MAX_HISTORY = 32;
    /** The bound of {@link #alertKeys}. */
    public static final int MAX_ALERT_KEYS = 32;
    /** The bound of {@link #disputes}. */
    public static final int MAX_DISPUTES = 32;
    /** The bound of {@link #links}. */
    public static final int MAX_LINKS = 32;

    /** What is absent is empty, so that a record written before a field was added can be read. */
    public Known {
        if (revision < 1) {
            throw new IllegalArgumentException("revisions count from 1, not " + revision);
        }
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(token, "token");
        Objects.requireNonNull(shown, "shown");
        claims = claims == null ? List.of() : List.copyOf(claims);
        flags = inOrder(flags == null ? Set.of() : flags);
        doubts = inOrder(doubts == null ? Set.of() : doubts);
        links = links == null ? List.of() : List.copyOf(links.subList(0, Math.min(links.size(), MAX_LINKS)));
        history = history == null ? List.of() : List.copyOf(history);
        alertKeys = alertKeys == null ? List.of() : List.copyOf(alertKeys);
        disputes = disputes == null ? List.of() : List.copyOf(disputes);
        timers = timers == null ? Timers.NONE : timers;
    }

    public @Nullable BigDecimal amount() {
        return shown.amount();
    }

    public UnlockTime unlockAt() {
        return shown.unlockAt();
    }

    /** Ended, because it goes on as another unlock. */
    public Known continuedAs(UnlockId other, Instant since) {
        return new Known(id, revision, Status.EXPIRED, token, shown, shownBy, claims, flags, doubts,
                List.of(other),
                history,
                alertKeys, disputes, firstSeen, since, Timers.NONE);
    }

    /** The last word of that teller; null if it has not spoken of this unlock. */
    public @Nullable Told claimBy(String teller) {
        return claims.stream().filter(c -> c.teller().equals(teller)).findFirst().orElse(null);
    }

    /** This, with one more alert told; the oldest key gives way beyond the bound. */
    public Known withAlertKey(String key) {
        return new Known(id, revision, status, token, shown, shownBy, claims, flags, doubts, links, history,
                Bounded.with(alertKeys, key, MAX_ALERT_KEYS), disputes, firstSeen, lastSeen, timers);
    }

    /** This, as the market's figures put it in doubt. */
    public Known withDoubts(Set<Flag> next) {
        return new Known(id, revision, status, token, shown, shownBy, claims, flags, next, links, history,
                alertKeys, disputes, firstSeen, lastSeen, timers);
    }

    /** All that is suspect, by tellers and by the market. */
    public Set<Flag> suspicions() {
        Set<Flag> all = EnumSet.noneOf(Flag.class);
        all.addAll(flags);
        all.addAll(doubts);
        return Collections.unmodifiableSet(all);
    }

    Known withClaims(UnaryOperator<Told> each) {
        return new Known(id, revision, status, token, shown, shownBy, claims.stream().map(each).toList(),
                flags, doubts, links, history, alertKeys, disputes, firstSeen, lastSeen, timers);
    }

    public Known withTimers(Timers next) {
        return new Known(id, revision, status, token, shown, shownBy, claims, flags, doubts, links, history,
                alertKeys, disputes, firstSeen, lastSeen, next);
    }

    /**
     * When it counts as having occurred: at its instant, or when the whole interval is over where it is
     * told no finer than to the day; null where its time is unknown.
     */
    public @Nullable Instant occursAt() {
        return unlockAt().precision().compareTo(Precision.HOUR) <= 0
                ? unlockAt().from()
                : unlockAt().to();
    }

    /** The time that was shown before it was last moved, beside today's; empty if it never was. */
    public Optional<Changed> moved() {
        return Changes.moved(this);
    }

    /** The status at that time: a scheduled unlock has OCCURRED from {@link #occursAt} on. */
    public Status statusAt(Instant now) {
        Instant come = occursAt();
        return status == Status.SCHEDULED && come != null && !come.isAfter(now) ? Status.OCCURRED : status;
    }

    /** Where the claims that made it were written down, as far as the bounds remember. */
    Stream<Coordinates> coordinates() {
        return Stream.concat(claims.stream().map(Told::at),
                history.stream().map(Past::replaced).filter(Objects::nonNull));
    }

    private static Set<Flag> inOrder(Set<Flag> flags) {
        Set<Flag> ordered = EnumSet.noneOf(Flag.class);
        ordered.addAll(flags);
        return Collections.unmodifiableSet(ordered);
    }
}
