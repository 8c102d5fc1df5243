package io.unlockwire.announcement;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One unit of a text: a word or a phrase of the lexicon, a number, a sign, or the end of a line.
 *
 * @param from offset in the text, {@code to} likewise and exclusive
 * @param terms its meanings, empty for an unknown word
 */
record Lexeme(Kind kind, int from, int to, char sign, List<Term> terms) {

    enum Kind {
        WORD, NUMBER, SIGN, LINE, STOP
    }

    boolean is(Kind other) {
        return kind == other;
    }

    boolean sign(char c) {
        return kind == Kind.SIGN && sign == c;
    }

    boolean has(Sense sense) {
        return term(sense) != null;
    }

    boolean has(Sense sense, String value) {
        for (Term term : terms) {
            if (term.sense() == sense && term.value().equals(value)) {
                return true;
            }
        }
        return false;
    }

    /** Whether it is a word of that language. */
    boolean spoken(String language) {
        for (Term term : terms) {
            if (term.language().equals(language)) {
                return true;
            }
        }
        return false;
    }

    @Nullable
    Term term(Sense sense) {
        for (Term term : terms) {
            if (term.sense() == sense) {
                return term;
            }
        }
        return null;
    }

    /** The meaning in that language where there is one, else the first. */
    @Nullable
    Term term(Sense sense, String language) {
        for (Term term : terms) {
            if (term.sense() == sense && term.language().equals(language)) {
                return term;
            }
        }
        return term(sense);
    }
}
