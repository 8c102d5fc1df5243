package io.unlockwire.announcement;

import io.unlockwire.announcement.Lexeme.Kind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Cuts a text into lexemes, each character looked at a bounded number of times. */
final class Lexer {

    private static final char IDEOGRAPHIC_STOP = '。';
    private static final char FULL_WIDTH_COMMA = '，';

    private final Folded folded;
    private final char[] text;
    private final Lexicon.Search words;
    private final List<Lexeme> lexemes;

    private Lexer(Lexicon lexicon, String raw) {
        this.folded = Folding.fold(raw);
        this.text = folded.text();
        this.words = lexicon.search(text);
        this.lexemes = new ArrayList<>(16 + text.length / 4);
    }

    static Lexed lex(Lexicon lexicon, String raw) {
        Lexer lexer = new Lexer(lexicon, raw);
        int at = 0;
        while (at < lexer.text.length) {
            at = lexer.next(at);
        }
        return new Lexed(lexer.folded, lexer.lexemes.toArray(new Lexeme[0]));
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
            return add(Kind.NUMBER, at, numberEnd(at), '0');
        }
        Meaning known = words.at(at);
        if (known != null) {
            lexemes.add(new Lexeme(Kind.WORD, at, words.end(), c, known));
            return words.end();
        }
        if (Folding.letter(c)) {
            return add(Kind.WORD, at, wordEnd(at), c);
        }
        return add(stop(at) ? Kind.STOP : Kind.SIGN, at, at + 1, c);
    }

    /** A comma of full width never stands within a number. */
    private int numberEnd(int from) {
        int end = Numerals.end(text, from);
        int comma = folded.plain().indexOf(FULL_WIDTH_COMMA, from);
        return comma > from && comma < end ? comma : end;
    }

    private int add(Kind kind, int from, int to, char sign) {
        lexemes.add(new Lexeme(kind, from, to, sign, Meaning.UNKNOWN));
        return to;
    }

    private int wordEnd(int from) {
        if (Folding.unspaced(text[from])) {
            return from + 1;
        }
        int end = from + 1;
        while (end < text.length && Folding.letterOrDigit(text[end]) && !Folding.unspaced(text[end])) {
            end++;
        }
        return end;
    }

    private boolean stop(int at) {
        char c = text[at];
        if (c == '!' || c == '?' || c == ';') {
            return true;
        }
        if (c != '.') {
            return false;
        }
        if (folded.plain().charAt(at) == IDEOGRAPHIC_STOP) {
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
        if (before != null && before.is(Kind.NUMBER) && before.length() <= 2) {
            return known(after, Sense.MONTH) || opensLine();
        }
        if (before != null && before.is(Kind.NUMBER) && before.to() == at && dayAndMonth(before)) {
            return true;
        }
        if (before == null || !before.is(Kind.WORD) || before.to() != at) {
            return false;
        }
        if (before.has(Sense.BASIS) && before.length() <= 5 && after < text.length) {
            return !sentenceBegins(after);
        }
        if (before.has(Sense.APPROXIMATELY) && before.length() <= 3) {
            return true;
        }
        boolean numberFollows = after < text.length && (Character.isDigit(text[after]) || text[after] == '$');
        if (before.has(Sense.SCALE) && before.length() <= 4 && after < text.length) {
            return numberFollows || !sentenceBegins(after);
        }
        return (numberFollows && (before.has(Sense.MONTH) || before.has(Sense.APPROXIMATELY)))
                || (before.length() == 1 && after < text.length
                        && at >= 2 && text[at - 2] == '.')
                || (before.has(Sense.DAYPART) && after < text.length
                        && !Character.isUpperCase(folded.plain().charAt(after)))
                || (before.has(Sense.DAYPART) && after + 2 < text.length && known(after, Sense.ZONE));
    }

    /** "12.08.", as German has it. */
    private boolean dayAndMonth(Lexeme number) {
        int length = number.length();
        int dot = number.to() - 3;
        return length >= 4 && length <= 5 && text[dot] == '.' && text[dot + 1] <= '1';
    }

    /** A word with a capital, but not one of capitals. */
    private boolean sentenceBegins(int at) {
        String plain = folded.plain();
        return Character.isUpperCase(plain.charAt(at))
                && (at + 1 >= plain.length() || !Character.isUpperCase(plain.charAt(at + 1)));
    }

    private boolean known(int at, Sense sense) {
        Meaning known = words.at(at);
        return known != null && known.has(sense);
    }

    /** "1. $OP": the number of a row. */
    private boolean opensLine() {
        return lexemes.size() == 1 || lexemes.get(lexemes.size() - 2).is(Kind.LINE);
    }

    private @Nullable Lexeme last() {
        return lexemes.isEmpty() ? null : lexemes.get(lexemes.size() - 1);
    }
}
