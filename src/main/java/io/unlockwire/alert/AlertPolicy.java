package io.unlockwire.alert;

import io.unlockwire.enrich.CrossCheck;
import io.unlockwire.enrich.Enrichment;
import io.unlockwire.ledger.Changed;
import io.unlockwire.ledger.Decision;
import io.unlockwire.ledger.Known;
import io.unlockwire.ledger.Told;
import io.unlockwire.unlock.Change;
import io.unlockwire.unlock.Flag;
import io.unlockwire.unlock.UnlockId;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Whether a decision is worth telling, how loudly, and in which words. Pure and thread-safe. */
public final class AlertPolicy {

    private static final Enrichment NOTHING = new Enrichment(Enrichment.Status.DEGRADED, List.of(), List.of(),
            null, null,
            null, CrossCheck.UNCHECKED);

    private final Supplier<AlertRules> live;

    public AlertPolicy(AlertRules rules) {
        this(() -> rules);
    }

    /** By rules that may change from one alert to the next. */
    public AlertPolicy(Supplier<AlertRules> live) {
        this.live = live;
    }

    /** Whether an alert follows from it. */
    public boolean tells(Decision decision) {
        return switch (decision.verdict()) {
            case NEW, ADDITION, REVISION, CONFLICT -> true;
            case DUPLICATE -> live.get().confirmed() && newDataSource(decision);
            case STALE -> false;
        };
    }

    /**
     * Whether an alert follows from something due. Of enrichment only success is news, and by the rules perhaps only
     * where it makes the unlock louder or quieter.
     */
    public boolean tells(Known known, Due due, Enrichment enrichment) {
        return switch (due.what()) {
            case FORGET -> false;
            case REMIND, OCCUR -> true;
            case ENRICH -> completes(enrichment)
                    && (live.get().completed() == AlertRules.Completed.ALWAYS
                            || louderOrQuieter(known, enrichment));
        };
    }

    private static boolean completes(Enrichment enrichment) {
        return enrichment.status() == Enrichment.Status.COMPLETE
                || enrichment.status() == Enrichment.Status.PARTIAL;
    }

    private boolean louderOrQuieter(Known known, Enrichment enrichment) {
        AlertRules rules = live.get();
        return Loudness.of(Size.of(known.shown(), enrichment), rules).severity() != Loudness
                .of(Size.of(known.shown(), NOTHING), rules).severity();
    }

    /**
     * The alert of a decision that {@link #tells}; its key is to be added to the ledger's state.
     *
     * @param now decides the status alone
     * @throws IllegalArgumentException if no alert follows from the decision
     */
    public Alert alertFor(Decision decision, Enrichment enrichment, Instant now) {
        Known known = decision.after();
        if (known == null || !tells(decision)) {
            throw new IllegalArgumentException("no alert follows from " + decision.verdict());
        }
        Kind kind = kind(decision);
        return alert(AlertKey.of(kind, known, decision.report().teller()), kind, known, decision.changed(),
                decision.report().origin().traceId(), enrichment, now);
    }

    /**
     * The alert of something due, which its time has brought about; its key is to be added to the
     * ledger's state. A reminder says where the time was moved from, if it was.
     *
     * @throws IllegalArgumentException if it is told to nobody
     */
    public Alert alertFor(Known known, Due due, Enrichment enrichment, Instant now) {
        Kind kind = switch (due.what()) {
            case REMIND -> Kind.REMINDER;
            case OCCUR -> Kind.OCCURRED;
            case ENRICH -> Kind.ENRICHED;
            case FORGET -> throw new IllegalArgumentException("forgetting is not told");
        };
        List<Changed> changed = kind == Kind.REMINDER ? known.moved().stream().toList() : List.of();
        return alert(AlertKey.timed(kind, known, due.lead()), kind, known, changed, null, enrichment, now);
    }

    /** The first alert of an unlock, where that was held back for its figures. */
    public Alert firstAlertFor(Known known, Enrichment enrichment, Instant now) {
        return alert(AlertKey.of(Kind.NEW, known, known.shownBy()), Kind.NEW, known, List.of(), null,
                enrichment, now);
    }

    private Alert alert(String key, Kind kind, Known known, List<Changed> changed, @Nullable String traceId,
            Enrichment enrichment, Instant now) {
        Size size = Size.of(known.shown(), enrichment);
        Loudness loudness = Loudness.of(size, live.get());
        return new Alert(key, known.id().value(), known.revision(), kind, known.statusAt(now),
                loudness.severity(), loudness.rule(), known.token(), known.amount(), known.unlockAt(),
                size.value(), size.percentage(), size.daysOfVolume(), flags(known, enrichment),
                new Alert.Market(enrichment.status(), enrichment.missing(), enrichment.causes()),
                known.claims().stream().map(AlertPolicy::source).toList(), changed,
                known.links().stream().map(UnlockId::value).toList(), traceId);
    }

    private static boolean newDataSource(Decision decision) {
        Known before = decision.before();
        return decision.stored() && before != null && decision.report().claim().dataSource() != null
                && before.claimBy(decision.report().teller()) == null;
    }

    private static Kind kind(Decision decision) {
        return switch (decision.verdict()) {
            case NEW -> Kind.NEW;
            case ADDITION -> Kind.REVISED;
            case REVISION -> revision(decision.report().claim().change());
            case CONFLICT -> Kind.CONFLICT;
            case DUPLICATE, STALE -> Kind.CONFIRMED;
        };
    }

    private static Kind revision(@Nullable Change change) {
        if (change == null) {
            return Kind.REVISED;
        }
        return switch (change.cue()) {
            case POSTPONED -> Kind.POSTPONED;
            case ADVANCED -> Kind.ADVANCED;
            case CANCELLED -> Kind.CANCELLED;
            case CORRECTED -> Kind.REVISED;
        };
    }

    /** What the market's figures make suspect about an unlock. */
    public static Set<Flag> doubts(Enrichment enrichment) {
        return enrichment.check() == CrossCheck.UNIT_SLIP ? Set.of(Flag.UNIT_SLIP_SUSPECTED) : Set.of();
    }

    private static List<Flag> flags(Known known, Enrichment enrichment) {
        Set<Flag> flags = EnumSet.noneOf(Flag.class);
        flags.addAll(known.flags());
        flags.addAll(doubts(enrichment));
        return List.copyOf(flags);
    }

    private static Alert.Source source(Told told) {
        return new Alert.Source(told.source(), told.dataSource(), told.relay(), told.publishedAt(),
                told.says().amount(), told.says().unlockAt(), told.says().valueUsd(), told.url());
    }
}
