package io.unlockwire.ledger;

import io.unlockwire.unlock.Coordinates;
import io.unlockwire.unlock.Report;
import io.unlockwire.unlock.Status;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A claim to be decided, beside what it is compared with.
 *
 * @param known the asset's unlocks that the claim may speak of: not those that another row of its
 *            own post speaks of, nor those no longer followed
 * @param near those of them within two days, the nearest first
 */
record Case(Report report, Told told, List<Known> known, List<Neighbour> near, LedgerRules rules) {

    static Case of(Report report, List<Known> knownOfAsset, LedgerRules rules) {
        Told told = Told.of(report);
        List<Known> known = knownOfAsset.stream()
                .filter(k -> k.status() != Status.EXPIRED)
                .filter(k -> k.coordinates().noneMatch(c -> samePost(c, told.at())))
                .filter(k -> !meantBySibling(k, report, told))
                .toList();
        return new Case(report, told, known, neighbours(told, known), rules);
    }

    Figures says() {
        return told.says();
    }

    Trust trust(Told of) {
        return Trust.of(of, report.claim().token(), rules);
    }

    /** What this claim's teller said of that unlock before. */
    @Nullable
    Told saidBefore(Known of) {
        return of.claimBy(told.teller());
    }

    /** Another known unlock fits the claim as it stands, and better than this one. */
    boolean fitsBetter(Neighbour than) {
        return near.stream()
                .takeWhile(n -> n.gap().compareTo(than.gap()) < 0)
                .anyMatch(n -> n.withinADay() && Amounts.equal(says(), n.known().shown()));
    }

    /** What is scheduled, or has no date, as seen when the claim was published. */
    List<Known> ahead() {
        return known.stream()
                .filter(k -> k.status() == Status.SCHEDULED)
                .filter(k -> k.statusAt(told.publishedAt()) == Status.SCHEDULED)
                .toList();
    }

    /**
     * A row that only repeats what is known leaves no trace of its post there, so that the post's other
     * rows must tell; a change names its unlock itself.
     */
    private static boolean meantBySibling(Known known, Report report, Told told) {
        return report.claim().change() == null && !repeats(told.says(), known, told.teller())
                && report.siblings().stream()
                        .anyMatch(row -> repeats(Figures.of(row), known, told.teller()));
    }

    private static boolean repeats(Figures says, Known known, String teller) {
        Told before = known.claimBy(teller);
        return fits(says, known.shown()) || (before != null && fits(says, before.says()));
    }

    private static boolean fits(Figures says, Figures other) {
        return says.unlockAt().overlaps(other.unlockAt()) && !Amounts.differ(says, other);
    }

    private static boolean samePost(Coordinates a, Coordinates b) {
        return a.offset() == b.offset() && a.partition() == b.partition() && a.topic().equals(b.topic());
    }

    private static List<Neighbour> neighbours(Told told, List<Known> known) {
        return known.stream()
                .map(k -> neighbour(told, k))
                .filter(n -> n != null && n.gap().compareTo(Times.TWO_DAYS) <= 0)
                .sorted(Neighbour.NEAREST_FIRST)
                .toList();
    }

    private static @Nullable Neighbour neighbour(Told told, Known known) {
        Duration gap = told.says().unlockAt().gap(known.unlockAt());
        return gap == null ? null : new Neighbour(known, gap);
    }
}
