package io.unlockwire.announcement;

import io.unlockwire.announcement.Mention.Figure;
import io.unlockwire.announcement.Mention.Figure.Counting;
import io.unlockwire.announcement.Mention.Named;
import io.unlockwire.announcement.Mention.When;
import io.unlockwire.unlock.Claim.Kind;

/** What is enough to begin a claim, or to go on with one. */
final class Openings {

    private static final int SHORT_LINE = 16;

    private final Context context;

    Openings(Context context) {
        this.context = context;
    }

    /** Enough of its own to begin a claim. */
    boolean opens(Unit unit) {
        When when = context.days().when(unit);
        boolean certain = unit.sentence.has(Sense.FUTURE) || !context.past(unit);
        Figure amount = unit.first(Counting.AMOUNT);
        boolean rate = amount != null && (Renewal.old(unit.sentence, amount)
                ? unit.sentence.has(Sense.PERIODIC)
                : Roles.rate(unit.sentence, amount) && (when == null || Roles.until(unit.sentence, when))
                        && context.kind(unit) != Kind.LINEAR);
        return certain && !rate && (unit.filled() || when != null || unit.sentence.has(Sense.FUTURE));
    }

    /**
     * A line of a list, or "LINEA: 1.38 billion on January 10" within one; of several tokens, a
     * date alone makes none of a long line.
     */
    boolean row(Unit unit, Named named) {
        Sentence sentence = unit.sentence;
        boolean opens = sentence.row()
                || (sentence.first == named.first() && sentence.lexed.sign(named.end(), ':')
                        && !sentence.has(Sense.PAST))
                || (sentence.first >= named.first() - 1 && Units.own(sentence, named) && unit.filled());
        return opens && !context.elsewhere(sentence) && (unit.filled() || (context.days().when(unit) != null
                && (context.sole() != null || sentence.end - sentence.first <= SHORT_LINE / 2)));
    }

    /** "Date: April 17", or a short line of its own in a record. */
    boolean labels(Unit unit) {
        Sentence sentence = unit.sentence;
        if (sentence.past()) {
            return false;
        }
        When when = unit.when();
        return (when != null && unit.named == null && sentence.lexed.sign(when.first() - 1, ':')
                && when.first() - sentence.first <= 4) || shortLine(sentence);
    }

    private boolean shortLine(Sentence sentence) {
        return sentence.endsLine && sentence.end - sentence.first <= SHORT_LINE && sentence.row()
                && !sentence.has(Sense.OTHER_LOCK);
    }

    /** "Token: AXS" under a heading, in a text on that token alone: what follows is told of it. */
    boolean heads(Unit unit, Named named) {
        Named sole = context.sole();
        return sole != null && sole.token().assetId().equals(named.token().assetId())
                && context.announcesAny() && shortLine(unit.sentence);
    }

    /**
     * In a text that announces: a token, so many of it, and its day to come.
     *
     * @param continued it goes on with a list of such
     */
    boolean whole(Unit unit, Named named, When day, boolean continued) {
        Sentence sentence = unit.sentence;
        Figure amount = unit.first(Counting.AMOUNT);
        if (amount == null || sentence.has(Sense.OTHER_LOCK)
                || !(context.announcesAny() || Genre.granted(sentence))
                || sentence.has(Sense.NEGATED) || sentence.has(Sense.LESSON)
                || (sentence.has(Sense.PAST) && !sentence.has(Sense.FUTURE))) {
            return false;
        }
        return (Roles.counts(sentence, amount, named.token())
                || Roles.tokensFollow(sentence, amount) || continued)
                && day.weight() >= When.DAY && context.days().ahead(sentence, day)
                && (Genre.granted(sentence)
                        || !(sentence.has(Sense.PERIODIC) || sentence.has(Sense.HYPOTHETICAL)));
    }
}
