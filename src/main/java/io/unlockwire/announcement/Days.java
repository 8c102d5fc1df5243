package io.unlockwire.announcement;

import io.unlockwire.announcement.Mention.Clock;
import io.unlockwire.announcement.Mention.When;
import io.unlockwire.announcement.Mention.Zone;
import io.unlockwire.unlock.UnlockTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** What a sentence's dates mean, with their times of day and zones, and which lie ahead. */
final class Days {

    private final Lexed lexed;
    private final Timing timing;
    private final ZoneOffset defaultZone;
    private final @Nullable ZoneId commonZone;

    /** @param commonZone the only one that the text names, null where it names none or several */
    Days(Lexed lexed, Timing timing, ZoneOffset defaultZone, @Nullable ZoneId commonZone) {
        this.lexed = lexed;
        this.timing = timing;
        this.defaultZone = defaultZone;
        this.commonZone = commonZone;
    }

    /**
     * The unit's date. "PANews, April 9: Aptos will unlock on April 12": the day of the post itself, before anything is
     * said, is the post's where another day follows.
     */
    @Nullable
    When when(Unit unit) {
        When best = unit.when();
        if (best == null || !best.dated() || !today(unit.sentence, best)) {
            return best;
        }
        for (When other : unit.whens) {
            if (other.first() > best.first() && other.dated() && Roles.main(unit.sentence, other)
                    && unannounced(unit.sentence, best) && ahead(unit.sentence, other)) {
                return other;
            }
        }
        return best;
    }

    private boolean today(Sentence sentence, When when) {
        return timing.today(time(sentence, when).time());
    }

    private static boolean unannounced(Sentence sentence, When when) {
        return sentence.term(Sense.UNLOCK, sentence.first, when.first()) == null
                && sentence.term(Sense.RELEASE, sentence.first, when.first()) == null
                && sentence.term(Sense.FUTURE, sentence.first, when.first()) == null;
    }

    /** The unit's day is over: by its year, or as one without a year that was a few weeks ago. */
    boolean over(Unit unit) {
        When when = when(unit);
        Timing.Timed timed = time(unit, when);
        return timed != null && timed.time().to() != null && when != null
                && ((when.year() > 0 && timing.before(timed.time())) || over(when, timed));
    }

    /** A day without a year that was a few weeks ago, and would not be again for most of a year. */
    private boolean over(When when, Timing.Timed timed) {
        return when.year() == 0 && when.dated() && timed.suspect() && timing.justOver(timed.time());
    }

    boolean over(Sentence sentence, When when) {
        return !sentence.has(Sense.FUTURE) && !sentence.row() && over(when, time(sentence, when));
    }

    /** Its day is written, and still to come. */
    boolean ahead(Unit unit) {
        When when = when(unit);
        return when != null && when.weight() >= When.DAY && ahead(unit.sentence, when);
    }

    /** What lies ahead is the unlock's rather than what is over. */
    boolean supersedes(UnlockTime time, UnlockTime known) {
        return timing.before(known) && timing.after(time);
    }

    boolean ahead(Sentence sentence, When when) {
        Timing.Timed timed = time(sentence, when);
        return !timed.suspect() && timing.after(timed.time());
    }

    Timing.@Nullable Timed time(Unit unit, @Nullable When when) {
        if (when == null) {
            return null;
        }
        return time(unit.sentence, when);
    }

    Timing.Timed time(Sentence sentence, When told) {
        When when = told.day() > 0 && told.month() == 0 && told.relative() == null
                ? inMonth(sentence, told)
                : told;
        Clock clock = Clocks.of(sentence, told);
        Zone zone = Clocks.zone(sentence, told, clock);
        ZoneId written = zone != null ? zone.id() : clock != null ? commonZone : null;
        return timing.time(when, clock, written == null ? defaultZone : written, written == null);
    }

    /** From the date to the end of its time and zone. */
    Span span(Sentence sentence, When when) {
        int first = when.first();
        int end = when.end();
        Clock clock = Clocks.of(sentence, when);
        Zone zone = Clocks.zone(sentence, when, clock);
        if (clock != null && zone != null) {
            first = near(clock, when) ? Math.min(first, clock.first()) : first;
            end = near(clock, when) ? Math.max(end, clock.end()) : end;
            first = first - zone.end() <= 1 ? Math.min(first, zone.first()) : first;
            end = zone.first() - end <= 2 ? Math.max(end, zone.end()) : end;
        }
        return lexed.span(first, end);
    }

    /** "In May: Sui on the 1st, Aptos on the 9th": the month named before. */
    private static When inMonth(Sentence sentence, When day) {
        When month = null;
        for (Mention mention : sentence.mentions) {
            if (mention instanceof When when && when.month() > 0 && when.first() < day.first()) {
                month = when;
            }
        }
        return month == null
                ? day
                : new When(day.first(), day.end(), month.year(), month.month(), day.day(), 0, null, null);
    }

    private static boolean near(Clock clock, When when) {
        return Clocks.gap(clock, when) <= 4;
    }
}
