package io.unlockwire.alert;

import io.unlockwire.alert.Due.What;
import io.unlockwire.enrich.Enrichment;
import io.unlockwire.ledger.Decision;
import io.unlockwire.ledger.Known;
import io.unlockwire.ledger.LedgerRules;
import io.unlockwire.ledger.Timers;
import io.unlockwire.unlock.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is to be done for an unlock, and when. A reminder is never shorter than the interval that the
 * unlock's time leaves open, and none is due before the unlock was told: telling it at a moment
 * covers everything due up to that moment. Pure and thread-safe.
 */
public final class Schedule {

    private final LedgerRules ledger;
    private final TimerRules rules;

    public Schedule(LedgerRules ledger, TimerRules rules) {
        this.ledger = ledger;
        this.rules = rules;
    }

    /** The same for the same rules, and another for others: what was planned by others is out of date. */
    public int fingerprint() {
        return Objects.hash(rules.reminders(), ledger.staleAfter());
    }

    /**
     * The one thing to do now, most pressing first; empty if nothing is. Of reminders that are late only
     * the nearest to the unlock is due, and none once the unlock's time has begun.
     */
    public Optional<Due> due(Known known, Instant now) {
        List<Due> open = open(known, now).stream().filter(due -> !due.at().isAfter(now)).toList();
        return Stream.of(What.FORGET, What.OCCUR, What.REMIND, What.ENRICH)
                .flatMap(what -> latest(what, open).stream())
                .findFirst();
    }

    /** When to look at the unlock again: at once if something is due. */
    public Instant next(Known known, Instant now) {
        return open(known, now).stream().map(Due::at).min(Comparator.naturalOrder()).orElseThrow();
    }

    /**
     * Whether its first alert is still held back, after an attempt to enrich it that ended so: until
     * {@link TimerRules#hold}
     * is over, or the unlock's time has come.
     */
    public boolean holds(Known known, Enrichment.Status enrichment, Instant now) {
        return enrichment == Enrichment.Status.DEGRADED && known.status() == Status.SCHEDULED
                && known.timers().doneUntil() == null && known.alertKeys().isEmpty()
                && now.isBefore(heldUntil(known));
    }

    /** Whether its first alert was held back and not told since. */
    public static boolean held(Known known) {
        return held(known.timers()) && known.alertKeys().isEmpty();
    }

    /** As before, of its timers. */
    public static boolean held(Timers timers) {
        return timers.enrichment() != null && timers.doneUntil() == null;
    }

    /** The timers of an unlock whose first alert is held back. */
    public Timers holding(Known known, Instant now) {
        Timers.Retry next = later(known.timers().enrichment(), now);
        Instant end = heldUntil(known);
        return known.timers().withEnrichment(
                next.notBefore().isBefore(end) ? next : new Timers.Retry(next.attempt(), end));
    }

    private Instant heldUntil(Known known) {
        Instant end = known.firstSeen().plus(rules.hold());
        Instant occurs = known.occursAt();
        return rules.hold().isZero() ? Instant.MIN : occurs != null && occurs.isBefore(end) ? occurs : end;
    }

    /** The timers of an unlock once a decision about it has been told. */
    public Timers told(Timers before, Decision decision, Enrichment.Status enrichment, Instant now) {
        Known known = Objects.requireNonNull(decision.after(), "a told decision has an unlock");
        boolean moved = decision.before() == null
                || decision.changed().stream().anyMatch(changed -> !changed.field().equals("amount"));
        Timers since = moved || before.doneUntil() == null ? before.withDoneUntil(now) : before;
        return since.withEnrichment(pending(known, before.enrichment(), enrichment, now));
    }

    /** The timers of an unlock once that was done. */
    public Timers done(Known known, Due due, Enrichment.Status enrichment, Instant now) {
        Timers before = known.timers();
        return switch (due.what()) {
            case REMIND -> before.withDoneUntil(due.at())
                    .withEnrichment(pending(known, before.enrichment(), enrichment, now));
            case OCCUR -> new Timers(null, due.at());
            case ENRICH -> enriched(known, enrichment, now);
            case FORGET -> throw new IllegalArgumentException("what is forgotten has no timers");
        };
    }

    private Timers enriched(Known known, Enrichment.Status enrichment, Instant now) {
        if (holds(known, enrichment, now)) {
            return holding(known, now);
        }
        Timers before = held(known) ? known.timers().withDoneUntil(now) : known.timers();
        return before.withEnrichment(enrichment == Enrichment.Status.DEGRADED
                ? later(before.enrichment(), now)
                : null);
    }

    private static Optional<Due> latest(What what, List<Due> due) {
        return due.stream().filter(one -> one.what() == what).max(Comparator.comparing(Due::at));
    }

    /** What is neither done nor passed over; never empty, since everything is forgotten one day. */
    private List<Due> open(Known known, Instant now) {
        List<Due> open = new ArrayList<>();
        open.add(Due.of(What.FORGET, ledger.forgetAt(known)));
        if (known.status() != Status.SCHEDULED) {
            return open;
        }
        Timers.Retry retry = known.timers().enrichment();
        if (retry != null && held(known)) {
            open.add(Due.of(What.ENRICH, retry.notBefore()));
            return open;
        }
        Instant done = known.timers().doneUntil();
        Instant since = done == null ? known.firstSeen() : done;
        Instant from = known.unlockAt().from();
        Instant occurs = known.occursAt();
        if (from != null && from.isAfter(now)) {
            rules.reminders().stream()
                    .filter(lead -> lead.compareTo(openFor(known)) >= 0)
                    .map(lead -> Due.remind(lead, from))
                    .filter(reminder -> reminder.at().isAfter(since))
                    .forEach(open::add);
        }
        if (occurs != null && occurs.isAfter(since)) {
            open.add(Due.of(What.OCCUR, occurs));
        }
        if (retry != null && (occurs == null || occurs.isAfter(now))) {
            open.add(Due.of(What.ENRICH, retry.notBefore()));
        }
        return open;
    }

    private static Duration openFor(Known known) {
        Instant from = known.unlockAt().from();
        Instant to = known.unlockAt().to();
        return from == null || to == null ? Duration.ZERO : Duration.between(from, to);
    }

    /** What was told with its figures needs no retry; what was told without them keeps the one it has. */
    private Timers.@Nullable Retry pending(Known known, Timers.@Nullable Retry before,
            Enrichment.Status enrichment, Instant now) {
        if (enrichment != Enrichment.Status.DEGRADED || known.statusAt(now) != Status.SCHEDULED) {
            return null;
        }
        return before == null ? later(null, now) : before;
    }

    private Timers.Retry later(Timers.@Nullable Retry before, Instant now) {
        int failed = before == null ? 1 : before.attempt() + 1;
        return new Timers.Retry(failed, now.plus(rules.afterFailures(failed)));
    }
}
