package io.unlockwire.announcement;

import io.unlockwire.announcement.Mention.When;
import org.jspecify.annotations.Nullable;

/** Dates in digits: 2026-04-17, 17.04.2026, 4/17, 2026年4月17日, 4월 17일. */
final class NumericDates {

    private final Lexed lexed;
    private final boolean dayFirst;

    NumericDates(Lexed lexed, String language) {
        this.lexed = lexed;
        this.dayFirst = Languages.dayFirst(language);
    }

    @Nullable
    When at(int i) {
        When found = eastAsian(i);
        if (found == null) {
            found = separated(i);
        }
        return found == null ? dotted(i) : found;
    }

    private @Nullable When eastAsian(int i) {
        int year = 0;
        int at = i;
        if (unit(at + 1, "year") && year(lexed, at) > 0) {
            year = year(lexed, at);
            at += 2;
        }
        int month = unit(at + 1, "month") ? small(lexed, at, 12) : 0;
        if (month == 0) {
            return null;
        }
        at += 2;
        int day = unit(at + 1, "day") ? small(lexed, at, 31) : 0;
        return new When(i, day == 0 ? at : at + 2, year, month, day, 0, null, null);
    }

    private boolean unit(int i, String which) {
        return lexed.at(i).has(Sense.DATE_UNIT, which);
    }

    private @Nullable When separated(int i) {
        char mark = lexed.sign(i + 1, '-') ? '-' : '/';
        if (!lexed.sign(i + 1, mark) || !lexed.joined(i) || !lexed.joined(i + 1) || !lexed.number(i + 2)) {
            return null;
        }
        boolean three = lexed.sign(i + 3, mark) && lexed.number(i + 4) && lexed.joined(i + 2);
        int year = year(lexed, i);
        if (three && year > 0) {
            return date(i, i + 5, year, small(lexed, i + 2, 12), small(lexed, i + 4, 31));
        }
        int a = small(lexed, i, 31);
        int b = small(lexed, i + 2, 31);
        boolean swap = a > 12 || (dayFirst && b <= 12);
        int month = swap ? b : a;
        int day = swap ? a : b;
        if (three && year(lexed, i + 4) > 0) {
            return date(i, i + 5, year(lexed, i + 4), month, day);
        }
        boolean free = !lexed.sign(i + 3, mark) && !lexed.has(i + 3, Sense.SCALE)
                && !lexed.has(i + 3, Sense.PERCENT) && !lexed.has(i - 1, Sense.CURRENCY) && a > 0 && b > 0;
        return mark == '/' && free && !(a == 24 && b == 7) ? date(i, i + 3, 0, month, day) : null;
    }

    /** "17.04.2026", which the lexer takes for one number. */
    private @Nullable When dotted(int i) {
        Lexeme lexeme = lexed.at(i);
        String[] parts = lexeme.to() - lexeme.from() > 10 ? new String[0] : lexed.word(i).split("\\.");
        if (parts.length == 3 && parts[2].length() == 4) {
            return date(i, i + 1, digits(parts[2], 2099), digits(parts[1], 12), digits(parts[0], 31));
        }
        return null;
    }

    private static @Nullable When date(int first, int end, int year, int month, int day) {
        return month < 1 || month > 12 || day < 1
                ? null
                : new When(first, end, year, month, day, 0, null, null);
    }

    static int year(Lexed lexed, int i) {
        Lexeme lexeme = lexed.at(i);
        int year = lexed.number(i) && lexeme.to() - lexeme.from() == 4 ? digits(lexed.word(i), 2099) : 0;
        return year >= 2010 ? year : 0;
    }

    /** A whole number from 1 to max, else 0. */
    static int small(Lexed lexed, int i, int max) {
        Lexeme lexeme = lexed.at(i);
        return lexed.number(i) && lexeme.to() - lexeme.from() <= 2 ? digits(lexed.word(i), max) : 0;
    }

    private static int digits(String text, int max) {
        int value = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                return 0;
            }
            value = value * 10 + c - '0';
        }
        return value <= max ? value : 0;
    }
}
