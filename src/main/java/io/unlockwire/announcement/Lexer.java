package io.unlockwire.announcement;

import io.unlockwire.announcement.Lexeme.Kind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Cuts a text into lexemes, each character looked at a bounded number of times. */
final class Lexer {

    private static final char IDEOGRAPHIC_STOP = '。';

    private final Lexicon lexicon;
    private final String raw;
    private final char[] text;
    private final List<Lexeme> lexemes = new ArrayList<>();

    private Lexer(Lexicon lexicon, String raw) {
        this.lexicon = lexicon;
        this.raw = raw;
        this.text = Folding.fold(raw);
    }

    static Lexed lex(Lexicon lexicon, String raw) {
        Lexer lexer = new Lexer(lexicon, raw);
        int at = 0;
        while (at < lexer.text.length) {
            at = lexer.next(at);
        }
        return new Lexed(raw, lexer.text, lexer.lexemes.toArray(new Lexeme[0]));
    }

    private int next(int at) {
        char c = text[at];
        if (c == '\n') {
            return add(Kind.LINE, at, at + 1, c);
        }
        if (c == ' ') {
            return at + 1;
        }
        if (c >= '0' && c <= '9') {
            return add(Kind.NUMBER, at, Numerals.end(text, at), '0');
        }
        Lexicon.Match known = lexicon.longest(text, at);
        if (known != null) {
            lexemes.add(new Lexeme(Kind.WORD, at, known.to(), c, known.terms()));
            return known.to();
        }
        if (Character.isLetter(c)) {
            return add(Kind.WORD, at, wordEnd(at), c);
        }
        return add(stop(at) ? Kind.STOP : Kind.SIGN, at, at + 1, c);
    }

    private int add(Kind kind, int from, int to, char sign) {
        lexemes.add(new Lexeme(kind, from, to, sign, List.of()));
        return to;
    }

    private int wordEnd(int from) {
        if (Folding.unspaced(text[from])) {
            return from + 1;
        }
        int end = from + 1;
        while (end < text.length && Character.isLetterOrDigit(text[end]) && !Folding.unspaced(text[end])) {
            end++;
        }
        return end;
    }

    private boolean stop(int at) {
        char c = text[at];
        if (c == '!' || c == '?') {
            return true;
        }
        if (c == ';') {
            return true;
        }
        if (c != '.') {
            return false;
        }
        if (raw.charAt(at) == IDEOGRAPHIC_STOP) {
            return true;
        }
        return (at + 1 >= text.length || text[at + 1] == ' ' || text[at + 1] == '\n' || text[at + 1] == '"')
                && !abbreviation(at);
    }

    /** "Nov. 30", "U.S. Bank", "approx. 5": short, or a month, with a number or a capital behind. */
    private boolean abbreviation(int at) {
        Lexeme before = last();
        int after = at + 1;
        while (after < text.length && text[after] == ' ') {
            after++;
        }
        if (before != null && before.is(Kind.NUMBER) && before.to() - before.from() <= 2) {
            return known(after, Sense.MONTH);
        }
        if (before == null || !before.is(Kind.WORD) || before.to() != at) {
            return false;
        }
        boolean numberFollows = after < text.length && (Character.isDigit(text[after]) || text[after] == '$');
        return (numberFollows && (before.has(Sense.MONTH) || before.has(Sense.APPROXIMATELY)))
                || (before.to() - before.from() == 1 && after < text.length
                        && at >= 2 && text[at - 2] == '.')
                || (before.has(Sense.DAYPART) && after < text.length
                        && !Character.isUpperCase(raw.charAt(after)))
                || (before.has(Sense.DAYPART) && after + 2 < text.length && known(after, Sense.ZONE));
    }

    private boolean known(int at, Sense sense) {
        Lexicon.Match known = lexicon.longest(text, at);
        return known != null && known.terms().stream().anyMatch(term -> term.sense() == sense);
    }

    private @Nullable Lexeme last() {
        return lexemes.isEmpty() ? null : lexemes.get(lexemes.size() - 1);
    }
}
