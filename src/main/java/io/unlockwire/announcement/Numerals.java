package io.unlockwire.announcement;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** Digits with their separators, as the world writes them. */
final class Numerals {

    private static final int MAX_DIGITS = 30;
    private static final int LONG_DIGITS = 18;

    private Numerals() {}

    /** Where the number that begins here ends: digits, and single separators between digits. */
    static int end(char[] text, int from) {
        int at = from;
        while (at < text.length && digit(text[at])) {
            at++;
            if (at + 1 < text.length && separator(text[at]) && digit(text[at + 1])) {
                at++;
            } else if (blankGroups(text, from, at)) {
                at++;
            }
        }
        return at;
    }

    /** The value, or null where the digits make none; the last mark is a decimal mark if it can be. */
    static @Nullable BigDecimal value(char[] text, int from, int to, boolean decimalComma) {
        long whole = 0;
        int digits = 0;
        int marks = 0;
        int lastMark = -1;
        boolean mixed = false;
        for (int i = from; i < to; i++) {
            char c = text[i];
            if (digit(c)) {
                whole = digits < LONG_DIGITS ? whole * 10 + c - '0' : whole;
                digits++;
            } else {
                mixed |= lastMark >= 0 && text[lastMark] != c;
                marks++;
                lastMark = i;
            }
        }
        if (digits > MAX_DIGITS) {
            return null;
        }
        int after = to - lastMark - 1;
        boolean fraction = lastMark >= 0
                && (mixed || (marks == 1 && decimal(text[lastMark], after, decimalComma,
                        lastMark - from, text[from])));
        if (lastMark >= 0 && !fraction && after != 3) {
            return null;
        }
        int scale = fraction ? after : 0;
        return digits <= LONG_DIGITS ? BigDecimal.valueOf(whole, scale) : longer(text, from, to, scale);
    }

    private static BigDecimal longer(char[] text, int from, int to, int scale) {
        StringBuilder digits = new StringBuilder(to - from);
        for (int i = from; i < to; i++) {
            if (digit(text[i])) {
                digits.append(text[i]);
            }
        }
        return new BigDecimal(new BigInteger(digits.toString()), scale);
    }

    private static boolean decimal(char mark, int after, boolean decimalComma, int before, char first) {
        if (mark == '\'' || mark == ' ') {
            return false;
        }
        boolean group = after == 3 && before <= 3 && !(before == 1 && first == '0');
        return !group || (mark == ',') == decimalComma;
    }

    private static boolean separator(char c) {
        return c == '.' || c == ',' || c == '\'';
    }

    /** "12 110 000": two groups at least, so that a day and a year are not joined. */
    private static boolean blankGroups(char[] text, int from, int at) {
        if (at >= text.length || text[at] != ' ' || !three(text, at + 1)) {
            return false;
        }
        boolean second = at + 4 < text.length && text[at + 4] == ' ' && three(text, at + 5);
        boolean later = at - 4 >= from && text[at - 4] == ' ';
        return (at - from <= 3 && second) || later;
    }

    private static boolean three(char[] text, int at) {
        return at + 2 < text.length && digit(text[at]) && digit(text[at + 1]) && digit(text[at + 2])
                && (at + 3 >= text.length || !digit(text[at + 3]));
    }

    private static boolean digit(char c) {
        return c >= '0' && c <= '9';
    }
}
