package io.unlockwire.announcement;

import io.unlockwire.announcement.Mention.Clock;
import io.unlockwire.announcement.Mention.When;
import io.unlockwire.announcement.Mention.Zone;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which time of day belongs to a date, and which zone to both: what stands nearest. */
final class Clocks {

    private Clocks() {}

    /** The date's first time of day; one nearer to another date is that other's. */
    static @Nullable Clock of(Sentence sentence, When when) {
        for (Mention mention : sentence.mentions) {
            if (mention instanceof Clock clock && nearest(sentence, clock, when)) {
                return clock;
            }
        }
        return null;
    }

    private static boolean nearest(Sentence sentence, Clock clock, When when) {
        int gap = gap(clock, when);
        for (Mention mention : sentence.mentions) {
            if (mention instanceof When other && !other.equals(when) && rivals(other, when)
                    && (gap(clock, other) < gap
                            || (gap(clock, other) == gap && other.first() < when.first()))) {
                return false;
            }
        }
        return true;
    }

    /** "Today (April 17)" names one day twice. */
    private static boolean rivals(When other, When when) {
        return (other.day() > 0 && !(other.month() == 0 && when.dated() && other.day() == when.day()))
                || when.day() == 0;
    }

    /** The zone nearest to the time of day, or to the date where there is none; right behind is nearer. */
    static @Nullable Zone zone(Sentence sentence, When when, @Nullable Clock clock) {
        Mention near = clock == null ? when : clock;
        Zone best = null;
        for (Mention mention : sentence.mentions) {
            if (mention instanceof Zone zone && (best == null || gap(near, zone) < gap(near, best))) {
                best = zone;
            }
        }
        return best;
    }

    /** The zone of a remark such as "all times in UTC": the only zone of the text. */
    static @Nullable ZoneId common(List<Sentence> sentences) {
        ZoneId common = null;
        for (Sentence sentence : sentences) {
            for (Mention mention : sentence.mentions) {
                if (mention instanceof Zone zone) {
                    if (common != null && !common.equals(zone.id())) {
                        return null;
                    }
                    common = zone.id();
                }
            }
        }
        return common;
    }

    /** The lexemes between the two. */
    static int gap(Mention a, Mention b) {
        return a.first() < b.first() ? b.first() - a.end() : a.first() - b.end();
    }
}
