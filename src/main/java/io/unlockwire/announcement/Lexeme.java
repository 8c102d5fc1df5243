package io.unlockwire.announcement;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One unit of a text: a word or a phrase of the lexicon, a number, a sign, or the end of a line.
 *
 * @param from offset in the folded text, {@code to} likewise and exclusive
 * @param meaning unknown for a word that the lexicon does not have
 */
record Lexeme(Kind kind, int from, int to, char sign, Meaning meaning) {

    enum Kind {
        WORD, NUMBER, SIGN, LINE, STOP
    }

    boolean is(Kind other) {
        return kind == other;
    }

    boolean sign(char c) {
        return sign == c && kind == Kind.SIGN;
    }

    int length() {
        return to - from;
    }

    List<Term> terms() {
        return meaning.terms();
    }

    boolean has(Sense sense) {
        return meaning.has(sense);
    }

    boolean has(Sense sense, String value) {
        if (meaning.has(sense)) {
            for (Term term : meaning.terms()) {
                if (term.sense() == sense && term.value().equals(value)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether it is a word of that language. */
    boolean spoken(String language) {
        return (meaning.languages() & 1 << Lexicon.LANGUAGES.indexOf(language)) != 0;
    }

    @Nullable
    Term term(Sense sense) {
        return meaning.term(sense);
    }

    @Nullable
    Term term(Sense sense, String language) {
        return meaning.term(sense, language);
    }
}
