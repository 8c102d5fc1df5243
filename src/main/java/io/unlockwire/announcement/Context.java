package io.unlockwire.announcement;

import io.unlockwire.announcement.Lexeme.Kind;
import io.unlockwire.announcement.Mention.Clock;
import io.unlockwire.announcement.Mention.Figure;
import io.unlockwire.announcement.Mention.Named;
import io.unlockwire.announcement.Mention.When;
import io.unlockwire.announcement.Mention.Zone;
import io.unlockwire.unlock.Claim;
import io.unlockwire.unlock.Percentage.Basis;
import io.unlockwire.unlock.UnlockTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the text as a whole tells about each of its sentences. */
final class Context {

    /** Mined, staked or issued on demand: no schedule frees them. */
    static final Set<String> UNLOCKED = Set.of("bitcoin", "ethereum", "tether", "usd-coin");
    private static final int FAR_AMOUNT = 12;
    private static final int HEADING = 4;

    private final Lexed lexed;
    private final Timing timing;
    private final ZoneOffset defaultZone;
    private final Set<String> pastAssets = new HashSet<>();
    private final int changedAt;
    private final boolean announcesAny;
    private final boolean lists;
    private final boolean topics;
    private boolean pastAny;
    private final @Nullable Named sole;
    private final @Nullable ZoneId commonZone;
    private final @Nullable Basis commonBasis;

    Context(Lexed lexed, List<Sentence> sentences, Timing timing, ZoneOffset defaultZone) {
        this.lexed = lexed;
        this.timing = timing;
        this.defaultZone = defaultZone;
        int rows = 0;
        int changed = Integer.MAX_VALUE;
        boolean announces = false;
        for (Sentence sentence : sentences) {
            announces |= sentence.announces();
            rows += sentence.named() && sentence.figures() && row(sentence) ? 1 : 0;
            if (changed == Integer.MAX_VALUE && Changes.changes(sentence)) {
                changed = sentence.first;
            }
            if (sentence.past()) {
                past(sentence);
            }
        }
        this.changedAt = changed;
        this.announcesAny = announces;
        this.lists = announces && rows > 1;
        this.topics = sentences.stream().anyMatch(sentence -> topic(sentence, true));
        this.sole = sole(sentences);
        this.commonZone = Clocks.common(sentences);
        this.commonBasis = basis(sentences);
    }

    private void past(Sentence sentence) {
        pastAny = true;
        for (Unit unit : sentence.units()) {
            if (unit.named != null) {
                pastAssets.add(unit.named.token().assetId());
            }
        }
    }

    private static @Nullable Named sole(List<Sentence> sentences) {
        Named only = null;
        for (Sentence sentence : sentences) {
            for (Unit unit : sentence.units()) {
                Named named = unit.named;
                if (named != null && only != null
                        && !only.token().assetId().equals(named.token().assetId())) {
                    return null;
                }
                only = only == null ? named : only;
            }
        }
        return only == null || UNLOCKED.contains(only.token().assetId()) ? null : only;
    }

    /** The only token of the text, null where there are none or several. */
    @Nullable
    Named sole() {
        return sole;
    }

    boolean soleBefore(Sentence sentence) {
        return sole != null && sole.first() < sentence.first;
    }

    boolean changes() {
        return changedAt < Integer.MAX_VALUE;
    }

    boolean changedBefore(Sentence sentence) {
        return changedAt < sentence.first;
    }

    /** Rows of tokens and figures, in a text that announces somewhere: above them, or below. */
    boolean lists() {
        return lists;
    }

    boolean announcesAny() {
        return announcesAny;
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

    /** What shares are shares of where a row does not say: the one basis that the text names. */
    @Nullable
    Basis commonBasis() {
        return commonBasis;
    }

    private static @Nullable Basis basis(List<Sentence> sentences) {
        Basis common = null;
        for (Sentence sentence : sentences) {
            Term term = sentence.term(Sense.BASIS);
            Basis basis = term == null ? null : Basis.valueOf(term.value());
            if (basis == Basis.CIRCULATING || basis == Basis.TOTAL || basis == Basis.MAX) {
                if (common != null && common != basis) {
                    return null;
                }
                common = basis;
            }
        }
        return common;
    }

    /** The unit says "unlock" without a word of the future, and its token's unlock is over. */
    boolean past(Unit unit) {
        Named named = unit.named;
        if (ahead(unit)) {
            return false;
        }
        if ((named != null && pastAssets.contains(named.token().assetId())) || (pastAny && named == null)) {
            return true;
        }
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
        return !sentence.has(Sense.FUTURE) && !row(sentence) && over(when, time(sentence, when));
    }

    /** Its day is written, and still to come. */
    private boolean ahead(Unit unit) {
        When when = when(unit);
        return when != null && when.dated() && ahead(unit.sentence, when);
    }

    /** What lies ahead is the unlock's rather than what is over. */
    boolean supersedes(UnlockTime time, UnlockTime known) {
        return timing.before(known) && timing.after(time);
    }

    boolean ahead(Sentence sentence, When when) {
        Timing.Timed timed = time(sentence, when);
        return !timed.suspect() && timing.after(timed.time());
    }

    /** A line headed by another topic than unlocks, in a text that gives each topic a line: "Listings: …". */
    boolean elsewhere(Sentence sentence) {
        return topics && topic(sentence, false);
    }

    /** The line begins with a short heading and a colon. */
    private boolean topic(Sentence sentence, boolean unlocks) {
        int colon = sentence.first;
        while (colon < sentence.first + HEADING && lexed.at(colon).is(Kind.WORD)) {
            colon++;
        }
        return colon > sentence.first && lexed.sign(colon, ':') && lexed.at(sentence.first - 1).is(Kind.LINE)
                && (sentence.mentions.isEmpty() || sentence.mentions.get(0).first() > colon)
                && unlocks == (sentence.term(Sense.UNLOCK, sentence.first, colon) != null);
    }

    /** A line of a list or table: it has a token and figures, and begins its line. */
    boolean row(Sentence sentence) {
        Lexeme before = lexed.at(sentence.first - 1);
        return before.is(Kind.LINE) && !sentence.has(Sense.PAST) && !sentence.has(Sense.LESSON);
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

    Span span(Named named) {
        return lexed.span(named.first(), named.end());
    }

    /** The kind named nearest to the amount, else the first. */
    Claim.Kind kind(Unit unit) {
        Sentence sentence = unit.sentence;
        Figure amount = unit.first(Figure.Counting.AMOUNT);
        Term term = amount == null
                ? null
                : sentence.term(Sense.KIND, amount.first() - FAR_AMOUNT / 2, amount.end() + FAR_AMOUNT);
        term = term == null ? sentence.term(Sense.KIND) : term;
        return term == null ? Claim.Kind.UNKNOWN : Claim.Kind.valueOf(term.value());
    }
}
