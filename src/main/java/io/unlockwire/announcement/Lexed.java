package io.unlockwire.announcement;

import io.unlockwire.announcement.Lexeme.Kind;

/** A text with its lexemes; asking beyond either end gives the end of a line. */
final class Lexed {

    private static final int SHORT = 3;
    private static final Lexeme BEYOND = new Lexeme(Kind.LINE, 0, 0, '\n', Meaning.UNKNOWN);

    final String plain;
    final char[] text;
    private final Folded folded;
    private final Lexeme[] lexemes;
    private final long senses;
    private long looks;

    Lexed(Folded folded, Lexeme[] lexemes) {
        this.folded = folded;
        this.plain = folded.plain();
        this.text = folded.text();
        this.lexemes = lexemes;
        long all = 0;
        for (Lexeme lexeme : lexemes) {
            all |= lexeme.meaning().senses();
        }
        this.senses = all;
    }

    int size() {
        return lexemes.length;
    }

    /**
     * Words mean what they mean in that language or in English, as far as they are short or steer a sentence: "si" is a
     * condition in Spanish, but comes before verbs in Italian; a report is a delay in French alone. Signs of measure
     * mean the same everywhere.
     */
    void speak(String language) {
        int own = Meaning.language(language) | Meaning.language("en");
        for (int i = 0; i < lexemes.length; i++) {
            Lexeme lexeme = lexemes[i];
            if ((lexeme.meaning().languages() & ~own) != 0 && !Folding.unspaced(text[lexeme.from()])) {
                lexemes[i] = new Lexeme(lexeme.kind(), lexeme.from(), lexeme.to(), lexeme.sign(),
                        lexeme.meaning().in(language, lexeme.length() <= SHORT));
            }
        }
    }

    Lexeme at(int index) {
        looks++;
        return index >= 0 && index < lexemes.length ? lexemes[index] : BEYOND;
    }

    /** How often a lexeme was looked at: the cost of reading, whatever the machine. */
    long looks() {
        return looks;
    }

    /** Whether any word of the text has that sense. */
    boolean has(Sense sense) {
        return (senses & Meaning.bit(sense)) != 0;
    }

    boolean has(int index, Sense sense) {
        return at(index).has(sense);
    }

    boolean sign(int index, char c) {
        return at(index).sign(c);
    }

    boolean number(int index) {
        return at(index).is(Kind.NUMBER);
    }

    /** Whether the word, as folded, is that one. */
    boolean word(int index, String other) {
        Lexeme lexeme = at(index);
        int length = other.length();
        if (lexeme.length() != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (text[lexeme.from() + i] != other.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** Whether the lexeme is that one character, a sign or a word. */
    boolean word(int index, char c) {
        Lexeme lexeme = at(index);
        return lexeme.length() == 1 && text[lexeme.from()] == c;
    }

    boolean oneOf(int index, String[] words) {
        for (String word : words) {
            if (word(index, word)) {
                return true;
            }
        }
        return false;
    }

    /** The whole number written in the folded digits {@code [from, to)}, up to max; else -1. */
    int whole(int from, int to, int max) {
        int value = 0;
        for (int i = from; i < to; i++) {
            char c = text[i];
            if (c < '0' || c > '9' || value > max) {
                return -1;
            }
            value = value * 10 + c - '0';
        }
        return value <= max && to > from ? value : -1;
    }

    /** As written, but for compatibility forms. */
    String written(int index) {
        Lexeme lexeme = at(index);
        return plain.substring(lexeme.from(), lexeme.to());
    }

    boolean capital(int index) {
        Lexeme lexeme = at(index);
        return lexeme.is(Kind.WORD) && Character.isUpperCase(plain.charAt(lexeme.from()));
    }

    /** All letters are capitals or digits, and one is a letter. */
    boolean allCapitals(int index) {
        Lexeme lexeme = at(index);
        boolean letter = false;
        for (int i = lexeme.from(); i < lexeme.to(); i++) {
            char c = plain.charAt(i);
            boolean capital = c >= 'A' && c <= 'Z';
            letter |= capital;
            if (!capital && !(c >= '0' && c <= '9')) {
                return false;
            }
        }
        return letter;
    }

    /** It is made of several words. */
    boolean phrase(int index) {
        Lexeme lexeme = at(index);
        for (int i = lexeme.from(); i < lexeme.to(); i++) {
            if (text[i] == ' ') {
                return true;
            }
        }
        return false;
    }

    /** No blank between this lexeme and the next. */
    boolean joined(int index) {
        return at(index).to() == at(index + 1).from();
    }

    /** Where the lexemes {@code [first, end)} stand in the text as posted. */
    Span span(int first, int end) {
        return folded.span(at(first).from(), at(end - 1).to());
    }
}
