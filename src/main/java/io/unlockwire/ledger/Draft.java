package io.unlockwire.ledger;

import io.unlockwire.unlock.Flag;
import io.unlockwire.unlock.Report;
import io.unlockwire.unlock.Status;
import io.unlockwire.unlock.UnlockId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The next state of an unlock while a claim is being taken in; confined to one decision. */
final class Draft {

    private static final Set<Flag> OF_AMOUNT = EnumSet.of(Flag.UNIT_SLIP_SUSPECTED, Flag.AMOUNT_CONFLICT);
    private static final Set<Flag> OF_TIME = EnumSet.of(Flag.ZONE_SLIP_SUSPECTED, Flag.ZONE_ASSUMED,
            Flag.DATE_SUSPECT, Flag.DATE_CONFLICT);

    private final Known before;
    private final Case of;
    private final List<Told> claims;
    private final Set<Flag> flags;
    private List<Past> history;
    private List<Dispute> disputes;
    private List<UnlockId> links;
    private Figures shown;
    private String shownBy;
    private Status status;
    private int revision;

    Draft(Known before, Case of) {
        this.before = before;
        this.of = of;
        this.claims = new ArrayList<>(before.claims());
        this.flags = EnumSet.noneOf(Flag.class);
        this.flags.addAll(before.flags());
        this.history = before.history();
        this.disputes = before.disputes();
        this.links = before.links();
        this.shown = before.shown();
        this.shownBy = before.shownBy();
        this.status = before.status();
        this.revision = before.revision();
    }

    static Known opening(Case of, Finding finding) {
        Report report = of.report();
        Told told = of.told();
        Set<Flag> flags = EnumSet.noneOf(Flag.class);
        flags.addAll(report.claim().flags());
        flags.addAll(finding.flags());
        Instant seen = report.origin().appendedAt();
        return new Known(UnlockId.opening(report.claim().token().assetId(), told.at()), 1,
                Merge.opening(report), report.claim().token(), told.says(), told.teller(), List.of(told),
                flags,
                Set.of(),
                finding.links(), List.of(), List.of(), List.of(), seen, seen, Timers.NONE);
    }

    /**
     * Keeps the claim, as its teller's last word. Beyond the bound the oldest of the least trusted
     * gives way.
     */
    Draft hear() {
        String teller = of.told().teller();
        claims.removeIf(c -> c.teller().equals(teller));
        claims.add(of.told());
        while (claims.size() > Known.MAX_CLAIMS) {
            claims.stream()
                    .filter(c -> !c.teller().equals(teller) && !c.teller().equals(shownBy))
                    .min(Comparator.comparing(of::trust).thenComparing(Told::publishedAt))
                    .ifPresent(claims::remove);
        }
        return this;
    }

    /** Keeps that its teller puts this against what is shown. */
    Draft dispute() {
        disputes = Disputes.with(disputes, of.told());
        return this;
    }

    Draft fill() {
        shown = Merge.filled(shown, of.says());
        return this;
    }

    /** Shows the claim's word from now on. */
    Draft show() {
        Report report = of.report();
        shown = Merge.revised(shown, of.says(), report.claim().change());
        status = Merge.status(before, report);
        shownBy = of.told().teller();
        flags.addAll(report.claim().flags());
        return this;
    }

    /** Shows the claim's word if it weighs more than what is shown, or as much and is not older. */
    Draft weigh() {
        Told shownNow = before.claimBy(before.shownBy());
        if (shownNow == null) {
            return show();
        }
        int weight = of.trust(of.told()).compareTo(of.trust(shownNow));
        boolean newer = !of.told().publishedAt().isBefore(shownNow.publishedAt());
        return weight > 0 || (weight == 0 && newer) ? show() : this;
    }

    /**
     * What was suspect about a figure that is no longer shown is settled; but only a correction settles
     * what other tellers still say against it.
     */
    Draft settle() {
        if (Amounts.differ(before.shown(), shown)) {
            flags.removeAll(OF_AMOUNT);
            if (of.report().claim().change() == null && disputed()) {
                flags.add(Flag.AMOUNT_CONFLICT);
            }
        }
        if (!Times.same(before.unlockAt(), shown.unlockAt())) {
            flags.removeAll(OF_TIME);
        }
        flags.addAll(of.report().claim().flags());
        return this;
    }

    /** Once nobody disagrees any more, there is no conflict. */
    Draft reconcile() {
        if (!disputed()) {
            flags.removeAll(OF_AMOUNT);
        }
        if (others().allMatch(c -> Times.within(c.unlockAt(), shown.unlockAt(), Times.DAY))) {
            flags.remove(Flag.DATE_CONFLICT);
        }
        if (others().noneMatch(c -> Times.slippedByZone(c.unlockAt(), shown.unlockAt()))) {
            flags.remove(Flag.ZONE_SLIP_SUSPECTED);
        }
        return this;
    }

    private boolean disputed() {
        return others().anyMatch(c -> Amounts.differ(c, shown) && !Amounts.alike(c, shown));
    }

    /** What all but this claim's teller say. */
    private Stream<Figures> others() {
        return claims.stream().filter(c -> !c.teller().equals(of.told().teller())).map(Told::says);
    }

    Draft suspect(Finding finding) {
        flags.addAll(finding.flags());
        for (UnlockId link : finding.links()) {
            if (!links.contains(link)) {
                links = Bounded.with(links, link, Known.MAX_LINKS);
            }
        }
        return this;
    }

    /** Opens the next revision, with what was shown before kept as the past. */
    Draft advance() {
        revision++;
        Told replaced = before.claimBy(of.told().teller());
        Past past = new Past(before.revision(), before.status(), before.amount(), before.unlockAt(),
                of.report().origin().appendedAt(), replaced == null ? null : replaced.at());
        history = Bounded.with(history, past, Known.MAX_HISTORY);
        return this;
    }

    Known finish() {
        return new Known(before.id(), revision, status, before.token(), shown, shownBy, claims, flags,
                before.doubts(),
                links, history, before.alertKeys(), disputes, before.firstSeen(),
                of.report().origin().appendedAt(), before.timers());
    }
}
