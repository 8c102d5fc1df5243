package io.unlockwire.announcement;

import io.unlockwire.announcement.Lexeme.Kind;
import java.util.List;

/** A text with its lexemes; asking beyond either end gives the end of a line. */
final class Lexed {

    private static final Lexeme BEYOND = new Lexeme(Kind.LINE, 0, 0, '\n', List.of());

    final String raw;
    final char[] text;
    private final Lexeme[] lexemes;
    private long looks;

    Lexed(String raw, char[] text, Lexeme[] lexemes) {
        this.raw = raw;
        this.text = text;
        this.lexemes = lexemes;
    }

    int size() {
        return lexemes.length;
    }

    Lexeme at(int index) {
        looks++;
        return index >= 0 && index < lexemes.length ? lexemes[index] : BEYOND;
    }

    /** How often a lexeme was looked at: the cost of reading, whatever the machine. */
    long looks() {
        return looks;
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

    /** As folded. */
    String word(int index) {
        Lexeme lexeme = at(index);
        return new String(text, lexeme.from(), lexeme.to() - lexeme.from());
    }

    /** Whether the word, as folded, is that one. */
    boolean word(int index, String other) {
        Lexeme lexeme = at(index);
        int length = other.length();
        if (lexeme.to() - lexeme.from() != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (text[lexeme.from() + i] != other.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** As written. */
    String written(int index) {
        Lexeme lexeme = at(index);
        return raw.substring(lexeme.from(), lexeme.to());
    }

    boolean capital(int index) {
        Lexeme lexeme = at(index);
        return lexeme.is(Kind.WORD) && Character.isUpperCase(raw.charAt(lexeme.from()));
    }

    /** All letters are capitals or digits, and one is a letter. */
    boolean allCapitals(int index) {
        Lexeme lexeme = at(index);
        boolean letter = false;
        for (int i = lexeme.from(); i < lexeme.to(); i++) {
            char c = raw.charAt(i);
            letter |= c >= 'A' && c <= 'Z';
            if (!((c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'))) {
                return false;
            }
        }
        return letter;
    }

    /** No blank between this lexeme and the next. */
    boolean joined(int index) {
        return at(index).to() == at(index + 1).from();
    }
}
