package io.unlockwire.announcement;

import io.unlockwire.announcement.Mention.Figure;
import io.unlockwire.announcement.Mention.Figure.Counting;
import io.unlockwire.announcement.Mention.Named;
import io.unlockwire.announcement.Mention.When;
import io.unlockwire.unlock.Claim.Kind;
import io.unlockwire.unlock.Percentage.Basis;
import io.unlockwire.unlock.UnlockTime;
import io.unlockwire.unlock.UnlockTime.Precision;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Puts sentences together into drafts, in the order in which they are written. */
final class Composer {

    private final Context context;
    private final Openings openings;
    private final Filling filling;
    private final List<Draft> drafts = new ArrayList<>();
    private final Map<String, Draft> latest = new HashMap<>();
    private @Nullable Draft current;
    private @Nullable When frame;
    private @Nullable When lastDay;
    private @Nullable Unit frameUnit;
    private @Nullable Basis heading;
    private boolean listing;

    Composer(Context context) {
        this.context = context;
        this.openings = new Openings(context);
        this.filling = new Filling(context);
        this.listing = context.lists();
    }

    List<Draft> drafts() {
        return drafts;
    }

    /** The latest draft of that token, opened where there is none. */
    Draft draft(Named named) {
        Draft known = latest.get(named.token().assetId());
        if (known == null) {
            known = new Draft(named.token(), context.span(named));
            drafts.add(known);
            latest.put(named.token().assetId(), known);
        }
        return known;
    }

    void read(Sentence sentence) {
        boolean announces = sentence.announces();
        List<Unit> units = sentence.units();
        headline(sentence);
        if ((sentence.past() && !announces) || (sentence.has(Sense.COLLECTIVE) && !single(sentence, units))) {
            frame(sentence, units.get(0));
            listing |= announces;
            return;
        }
        if (sentence.has(Sense.RESPECTIVELY) && !sentence.named()) {
            respective(sentence);
        } else {
            units.forEach(unit -> read(unit, announces));
        }
        frame(sentence, units.get(0));
        listing |= announces;
    }

    /** Figures of the tokens told last. */
    private void respective(Sentence sentence) {
        int count = Respective.figures(sentence);
        if (count > drafts.size()) {
            return;
        }
        List<Draft> last = drafts.subList(drafts.size() - count, drafts.size());
        List<Unit> units = Respective.units(sentence, count);
        for (int i = 0; i < units.size(); i++) {
            fill(last.get(i), units.get(i), true);
        }
    }

    /** A total over several tokens is not the one named beside it. */
    private boolean single(Sentence sentence, List<Unit> units) {
        Unit first = units.get(0);
        return sentence.amounts() && (context.sole() != null || (first.named != null && !first.collective));
    }

    private void read(Unit unit, boolean announces) {
        if (unit.collective) {
            current = null;
            return;
        }
        Named named = unit.named;
        if (named != null && Context.UNLOCKED.contains(named.token().assetId())) {
            return;
        }
        boolean row = listing && named != null && openings.row(unit, named);
        if (named != null && ((announces && openings.opens(unit)) || row || whole(unit, named))) {
            take(unit, named);
        } else if (named != null && current == null && openings.heads(unit, named)) {
            current = draft(named);
        } else if (named == null && announces && current == null && unit.sentence.has(Sense.FUTURE)
                && context.sole() != null && context.soleBefore(unit.sentence)) {
            take(unit, context.sole());
        } else if (current != null && (named == null || same(current, named))) {
            fill(current, unit, announces || openings.labels(unit));
        }
    }

    private boolean whole(Unit unit, Named named) {
        When when = context.days().when(unit);
        return when != null && openings.whole(unit, named, resolved(when), continues(unit));
    }

    /** "Sui on May 1 with 64 million tokens, Sei on May 15 with 55 million": as the first part is, so are the others. */
    private boolean continues(Unit unit) {
        Unit first = unit.sentence.units().get(0);
        Figure amount = first.first(Counting.AMOUNT);
        return unit != first && amount != null && first.named != null
                && latest.containsKey(first.named.token().assetId())
                && Roles.tokensFollow(unit.sentence, amount);
    }

    /** "The same day": the day told last. */
    private When resolved(When when) {
        When day = lastDay;
        return "same day".equals(when.relative()) && day != null ? moved(day, when.first()) : when;
    }

    /** As if that day were written there: a time of day near it is its own. */
    private static When moved(When day, int first) {
        return new When(first, first + 1, day.year(), day.month(), day.day(), day.weekday(), day.relative(),
                null);
    }

    /** "It happens at 15:00 CET", of the amount just told. */
    private static boolean zoned(Unit unit) {
        Sentence sentence = unit.sentence;
        return unit.first(Counting.AMOUNT) != null && clock(sentence) && !sentence.has(Sense.PAST)
                && sentence.mentions.stream().anyMatch(Mention.Zone.class::isInstance);
    }

    private static boolean clock(Sentence sentence) {
        return sentence.mentions.stream().anyMatch(Mention.Clock.class::isInstance);
    }

    private static boolean same(Draft draft, Named named) {
        return draft.token.assetId().equals(named.token().assetId());
    }

    private void take(Unit unit, Named named) {
        Draft known = latest.get(named.token().assetId());
        if (known != null && another(known, unit)) {
            latest.remove(named.token().assetId());
        }
        current = draft(named);
        fill(current, unit, true);
    }

    /** A second unlock of the same token: another date, or another kind, with another amount. */
    private boolean another(Draft known, Unit unit) {
        Figure amount = unit.first(Counting.AMOUNT);
        Figure before = known.amount;
        if (amount == null || before == null || amount.value().compareTo(before.value()) == 0) {
            return false;
        }
        Kind kind = context.kind(unit);
        if (kind != Kind.UNKNOWN && known.kind != Kind.UNKNOWN && kind != known.kind) {
            return true;
        }
        Timing.Timed timed = context.days().time(unit, context.days().when(unit));
        return timed != null && timed.time().known() && known.time.known()
                && !timed.time().overlaps(known.time);
    }

    private void fill(Draft draft, Unit unit, boolean told) {
        filling.fill(draft, unit, told, heading, listing);
        Kind kind = context.kind(unit);
        if (draft.kind == Kind.UNKNOWN) {
            draft.kind = kind;
        }
        Figure amount = unit.first(Counting.AMOUNT);
        boolean counted = amount != null && draft.time.known()
                && Roles.counts(unit.sentence, amount, draft.token);
        When when = told || counted ? context.days().when(unit) : null;
        when = when == null || context.days().over(unit.sentence, when) ? null : resolved(when);
        if (when == null && (told || zoned(unit)) && draft.time.precision() == Precision.DAY
                && lastDay != null) {
            time(draft, unit, moved(lastDay, unit.sentence.first));
        } else if (when == null && frame != null && !draft.time.known() && told
                && (draft.says() || unit.sentence.has(Sense.FUTURE))) {
            boolean own = frame.weight() >= When.DAY && clock(unit.sentence);
            when = own ? moved(frame, unit.sentence.first) : frame;
            time(draft, frameUnit == null || own ? unit : frameUnit, when);
        } else if (when != null) {
            time(draft, unit, when);
        }
        Recipients.read(unit.sentence, draft);
    }

    private void time(Draft draft, Unit unit, When when) {
        if (context.changes() && Renewal.old(unit.sentence, when)) {
            return;
        }
        Timing.Timed timed = context.days().time(unit, when);
        if (timed == null || !timed.time().known()) {
            return;
        }
        UnlockTime time = timed.time();
        lastDay = when.dated() ? when : lastDay;
        boolean finer = time.precision().compareTo(draft.time.precision()) < 0
                && (time.overlaps(draft.time) || draft.time.precision() == Precision.WEEK
                        || beside(draft.time, time));
        boolean surer = draft.time.known() && unit.sentence.cue()
                && (draft.inPassing || context.days().supersedes(time, draft.time));
        if (!draft.time.known() || finer || surer
                || (draft.time.assumed() && !time.assumed() && near(draft.time, time))) {
            draft.time(time, timed.suspect(), context.days().span(unit.sentence, when));
            draft.inPassing = !unit.sentence.cue() && when.weight() == When.DAY;
        }
    }

    /** "At the start of the month", and then its first day: a matter of days. */
    private static boolean beside(UnlockTime coarse, UnlockTime fine) {
        Duration gap = coarse.gap(fine);
        return coarse.precision() == Precision.MONTH && gap != null && gap.toDays() <= 3;
    }

    /** The headline's day without a zone and the body's minute with one are the same time. */
    private static boolean near(UnlockTime coarse, UnlockTime fine) {
        Duration gap = coarse.gap(fine);
        return gap != null && gap.toHours() <= 24 && fine.precision().compareTo(Precision.DAY) <= 0;
    }

    /** A date that stands before any token holds for what follows. */
    private void frame(Sentence sentence, Unit unit) {
        When when = context.days().when(unit);
        Named named = unit.named;
        boolean fronted = when != null && ((named == null && (sentence.cue() || sentence.mentions.size() == 1
                || sentence.has(Sense.FUTURE) || (sentence.row() && when.first() - sentence.first <= 2
                        && sentence.lexed.sign(when.end(), ':'))))
                || (named != null
                        && (when.first() < named.first()
                                || (!unit.filled() && !sentence.cue() && when.weight() >= When.DAY))));
        if (fronted && !sentence.past()) {
            frame = when;
            frameUnit = unit;
        }
    }

    private void headline(Sentence sentence) {
        if (!sentence.table() || sentence.named() || sentence.dated() || sentence.amounts()) {
            return;
        }
        Term basis = sentence.term(Sense.BASIS);
        heading = basis == null ? heading : Basis.valueOf(basis.value());
        listing |= context.announcesAny();
    }
}
