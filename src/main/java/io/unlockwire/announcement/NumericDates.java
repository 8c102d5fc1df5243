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
            found = vietnamese(i);
        }
        if (found == null) {
            found = separated(i);
        }
        return found == null ? dotted(i) : found;
    }

    private @Nullable When eastAsian(int i) {
        int year = 0;
        int at = i;
        if (lexed.at(at + 1).spoken("vi")) {
            return null;
        }
        if (unit(at + 1, "year") && year(lexed, at) > 0) {
            year = year(lexed, at);
            at += 2;
        }
        int month = unit(at + 1, "month") ? small(lexed, at, 12) : 0;
        if (month == 0) {
            return null;
        }
        at += 2;
        boolean reported = lexed.has(at + 1, Sense.REPORTED) && lexed.text[lexed.at(at + 1).from()] == '日';
        int day = unit(at + 1, "day") || reported ? small(lexed, at, 31) : 0;
        return new When(i, day == 0 ? at : reported ? at + 1 : at + 2, year, month, day, 0, null, null);
    }

    /** "16 tháng 4": the word stands before the month. */
    private @Nullable When vietnamese(int i) {
        int month = lexed.at(i + 1).spoken("vi") && unit(i + 1, "month") ? small(lexed, i + 2, 12) : 0;
        int day = small(lexed, i, 31);
        if (month == 0 || day == 0) {
            return null;
        }
        int at = i + 3;
        at = lexed.word(at, "năm") || lexed.sign(at, ',') ? at + 1 : at;
        int year = year(lexed, at);
        return new When(i, year == 0 ? i + 3 : at + 1, year, month, day, 0, null, null);
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
        boolean cell = mark == '-' && lexed.at(i).length() == 2 && lexed.at(i + 2).length() == 2
                && lexed.sign(i - 1, '|');
        return (mark == '/' || cell) && free && !(a == 24 && b == 7) ? date(i, i + 3, 0, month, day) : null;
    }

    /** "17.04.2026" or "17.04.", which the lexer takes for one number. */
    private @Nullable When dotted(int i) {
        Lexeme lexeme = lexed.at(i);
        if (lexeme.length() <= 5 && lexeme.length() >= 4) {
            return shortly(i, lexeme);
        }
        if (lexeme.length() < 8 || lexeme.length() > 10) {
            return null;
        }
        int year = lexeme.to() - 4;
        int month = afterDot(lexeme.from());
        if (lexed.text[year - 1] != '.' || month == lexeme.from() || month >= year) {
            return null;
        }
        return date(i, i + 1, lexed.whole(year, lexeme.to(), 2099), lexed.whole(month, year - 1, 12),
                lexed.whole(lexeme.from(), month - 1, 31));
    }

    private @Nullable When shortly(int i, Lexeme lexeme) {
        int month = afterDot(lexeme.from());
        return month == lexeme.from() || lexeme.to() - month != 2 || !lexed.sign(i + 1, '.')
                || !lexed.joined(i)
                        ? null
                        : date(i, i + 2, 0, lexed.whole(month, lexeme.to(), 12),
                                lexed.whole(lexeme.from(), month - 1, 31));
    }

    /** Behind the dot that follows one or two digits, else where it began. */
    private int afterDot(int from) {
        for (int at = from + 1; at <= from + 2; at++) {
            if (lexed.text[at] == '.') {
                return at + 1;
            }
        }
        return from;
    }

    private static @Nullable When date(int first, int end, int year, int month, int day) {
        return month < 1 || month > 12 || day < 1
                ? null
                : new When(first, end, year, month, day, 0, null, null);
    }

    static int year(Lexed lexed, int i) {
        Lexeme lexeme = lexed.at(i);
        int year = lexeme.is(Lexeme.Kind.NUMBER) && lexeme.length() == 4
                ? lexed.whole(lexeme.from(), lexeme.to(), 2099)
                : 0;
        return year >= 2010 ? year : 0;
    }

    /** A whole number from 1 to max, else 0. */
    static int small(Lexed lexed, int i, int max) {
        Lexeme lexeme = lexed.at(i);
        return lexeme.is(Lexeme.Kind.NUMBER) && lexeme.length() <= 2
                ? Math.max(0, lexed.whole(lexeme.from(), lexeme.to(), max))
                : 0;
    }
}
