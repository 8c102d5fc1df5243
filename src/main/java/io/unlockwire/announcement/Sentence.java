package io.unlockwire.announcement;

import io.unlockwire.announcement.Mention.Figure;
import io.unlockwire.announcement.Mention.Named;
import io.unlockwire.announcement.Mention.When;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One sentence or line: its mentions, and the senses of the words between them. */
final class Sentence {

    final Lexed lexed;
    final int first;
    final int end;
    final List<Mention> mentions;
    final boolean endsLine;
    private final Set<Sense> senses = EnumSet.noneOf(Sense.class);
    private boolean freshCue;
    private boolean freshRelease;

    Sentence(Lexed lexed, int first, int end, List<Mention> mentions, boolean endsLine) {
        this.lexed = lexed;
        this.first = first;
        this.end = end;
        this.mentions = List.copyOf(mentions);
        this.endsLine = endsLine;
        for (int i = first; i < end; i++) {
            for (Term term : lexed.at(i).terms()) {
                senses.add(term.sense());
                freshCue |= term.sense() == Sense.UNLOCK && term.value().isEmpty();
                freshRelease |= term.sense() == Sense.RELEASE && term.value().isEmpty();
            }
        }
    }

    boolean has(Sense sense) {
        return senses.contains(sense);
    }

    /** It speaks of tokens coming free. */
    boolean cue() {
        return has(Sense.UNLOCK) || has(Sense.RELEASE);
    }

    /** It says that they come free: not that they have, nor that they would. */
    boolean announces() {
        if (!cue() || has(Sense.OTHER_LOCK) || has(Sense.LESSON)) {
            return false;
        }
        if (has(Sense.FUTURE)) {
            return true;
        }
        return !has(Sense.PAST) && !has(Sense.HYPOTHETICAL) && (freshCue || freshRelease);
    }

    boolean past() {
        return cue() && has(Sense.PAST) && !has(Sense.FUTURE);
    }

    boolean amounts() {
        return figures(Figure.Counting.AMOUNT);
    }

    boolean figures(Figure.Counting type) {
        return mentions.stream().anyMatch(m -> m instanceof Figure figure && figure.type() == type);
    }

    boolean named() {
        return mentions.stream().anyMatch(m -> m instanceof Named named
                && named.evidence() != Named.Evidence.TAG);
    }

    boolean dated() {
        return mentions.stream().anyMatch(When.class::isInstance);
    }

    /** The first meaning of that sense between two lexemes. */
    @Nullable
    Term term(Sense sense, int from, int to) {
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
        return has(sense) ? term(sense, first, end) : null;
    }

    /** Whether one of the few lexemes before has that sense, no other mention in between. */
    boolean leads(Sense sense, Mention mention, int reach) {
        return lead(sense, mention, reach) != null;
    }

    @Nullable
    Term lead(Sense sense, Mention mention, int reach) {
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
