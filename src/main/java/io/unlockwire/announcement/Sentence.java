package io.unlockwire.announcement;

import io.unlockwire.announcement.Mention.Figure;
import io.unlockwire.announcement.Mention.Named;
import io.unlockwire.announcement.Mention.When;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One sentence or line: its mentions, and the senses of the words between them. */
final class Sentence {

    final Lexed lexed;
    final int first;
    final int end;
    final List<Mention> mentions;
    final boolean endsLine;
    private final long senses;
    private final boolean fresh;
    private final int bars;
    private @Nullable List<Unit> units;

    Sentence(Lexed lexed, int first, int end, List<Mention> mentions, boolean endsLine) {
        this.lexed = lexed;
        this.first = first;
        this.end = end;
        this.mentions = mentions;
        this.endsLine = endsLine;
        long all = 0;
        boolean fresh = false;
        int bars = 0;
        for (int i = first; i < end; i++) {
            Lexeme lexeme = lexed.at(i);
            all |= lexeme.meaning().senses();
            bars += lexeme.sign('|') ? 1 : 0;
            fresh |= lexeme.has(Sense.UNLOCK, "") || lexeme.has(Sense.RELEASE, "");
        }
        this.senses = all;
        this.fresh = fresh;
        this.bars = bars;
    }

    boolean has(Sense sense) {
        return (senses & Meaning.bit(sense)) != 0;
    }

    /** Its parts by token. */
    List<Unit> units() {
        List<Unit> split = units;
        if (split == null) {
            split = Units.of(this);
            units = split;
        }
        return split;
    }

    /** It speaks of tokens coming free. */
    boolean cue() {
        return has(Sense.UNLOCK) || has(Sense.RELEASE) || lockEnds();
    }

    /** "The one-year lockup for seed buyers ends on 28 February". */
    boolean lockEnds() {
        return has(Sense.LOCKED) && has(Sense.ENDING);
    }

    /** It says that they come free: not that they have, nor that they would. */
    boolean announces() {
        if (!cue() || has(Sense.OTHER_LOCK) || has(Sense.LESSON) || has(Sense.NEGATED) || Roles.idiom(this)) {
            return false;
        }
        if (has(Sense.FUTURE)) {
            return true;
        }
        return !has(Sense.PAST) && !has(Sense.HYPOTHETICAL) && (fresh || lockEnds());
    }

    boolean past() {
        return cue() && has(Sense.PAST) && !has(Sense.FUTURE);
    }

    boolean amounts() {
        return figures(Figure.Counting.AMOUNT);
    }

    boolean figures() {
        return figures(Figure.Counting.AMOUNT) || figures(Figure.Counting.USD);
    }

    boolean figures(Figure.Counting type) {
        for (Mention mention : mentions) {
            if (mention instanceof Figure figure && figure.type() == type) {
                return true;
            }
        }
        return false;
    }

    boolean named() {
        return mentions.stream().anyMatch(m -> m instanceof Named named
                && named.evidence() != Named.Evidence.TAG);
    }

    /** It begins its line, and neither tells of the past nor teaches: it may be one of a list. */
    boolean row() {
        return lexed.at(first - 1).is(Lexeme.Kind.LINE) && !has(Sense.PAST) && !has(Sense.LESSON);
    }

    /** A row of a table: cells with bars between. */
    boolean table() {
        return bars >= 2;
    }

    boolean dated() {
        return mentions.stream().anyMatch(When.class::isInstance);
    }

    /** The first meaning of that sense between two lexemes. */
    @Nullable
    Term term(Sense sense, int from, int to) {
        if (!has(sense)) {
            return null;
        }
        for (int i = Math.max(first, from); i < Math.min(end, to); i++) {
            Term term = lexed.at(i).term(sense);
            if (term != null) {
                return term;
            }
        }
        return null;
    }

    @Nullable
    Term term(Sense sense) {
        return term(sense, first, end);
    }

    /** Whether one of the few lexemes before has that sense, no other mention in between. */
    boolean leads(Sense sense, Mention mention, int reach) {
        return lead(sense, mention, reach) != null;
    }

    @Nullable
    Term lead(Sense sense, Mention mention, int reach) {
        if (!has(sense)) {
            return null;
        }
        for (int i = mention.first() - 1; i >= Math.max(first, mention.first() - reach); i--) {
            Lexeme lexeme = lexed.at(i);
            Term term = lexeme.term(sense);
            if (term != null) {
                return term;
            }
            if (lexeme.is(Lexeme.Kind.NUMBER) || lexeme.sign(',') || lexeme.sign('|')) {
                return null;
            }
        }
        return null;
    }
}
