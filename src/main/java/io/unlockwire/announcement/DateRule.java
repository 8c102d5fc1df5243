package io.unlockwire.announcement;

import io.unlockwire.announcement.Mention.When;
import org.jspecify.annotations.Nullable;

/** Reads dates: "April 17, 2026", "17 de abril", "2026-04-17", "4月17日", "Friday", "next week". */
final class DateRule {

    private static final String[] PREPOSITIONS = {"in", "on", "by", "until", "from", "to", "en", "em", "im",
            "since", "of"};
    private static final String[] THE = {"the", "on", "le"};
    private static final String[] DAY = {"dia", "día", "ngày", "giorno"};
    private static final String[] SPAN = {"間", "间", "간", "동안", "이내", "내"};
    private static final String[] OF = {"of", "de", "del", "do"};
    private static final String[] ORDINALS = {"st", "nd", "rd", "th", "º", "°", "er", "ª", "-го", "го"};

    private final Lexed lexed;
    private final NumericDates numeric;

    DateRule(Lexed lexed, String language) {
        this.lexed = lexed;
        this.numeric = new NumericDates(lexed, language);
    }

    @Nullable
    When at(int i) {
        When found = daysOn(i)
                ? new When(i, i + 2, 0, 0, 0, 0, Timing.DAYS_ON + count(i), null)
                : lexed.number(i) ? numbered(i) : worded(i);
        return found == null ? null : withNeighbours(staged(found));
    }

    /** "5月中旬": the stage behind the month. */
    private When staged(When date) {
        Term stage = date.month() > 0 && date.day() == 0 && lexed.joined(date.end() - 1)
                ? lexed.at(date.end()).term(Sense.STAGE)
                : null;
        return stage == null || date.stage() != null
                || !Folding.unspaced(lexed.text[lexed.at(date.end()).from()])
                        ? date
                        : new When(date.first(), date.end() + 1, date.year(), date.month(), 0, 0, null,
                                stage.value());
    }

    private @Nullable When numbered(int i) {
        When found = numeric.at(i);
        if (found != null) {
            return found;
        }
        int day = small(i, 31);
        if (day == 0) {
            return null;
        }
        int at = ordinal(i + 1);
        if (lexed.sign(at, '.') || bound(at)) {
            at++;
        }
        if (of(at)) {
            at++;
        }
        if (!month(at)) {
            return dayAlone(i, day);
        }
        int month = number(at, Sense.MONTH);
        return withYear(new When(i, dot(at + 1), 0, month, day, 0, null, null));
    }

    /** "on the 17th", "no dia 17", "16일": its month is told elsewhere, or is this one. */
    private @Nullable When dayAlone(int i, int day) {
        boolean ordinal = ordinal(i + 1) > i + 1 && lexed.joined(i) && lexed.oneOf(i - 1, THE);
        boolean called = lexed.oneOf(i - 1, DAY) && !lexed.sign(i + 1, ':');
        if (ordinal || called) {
            return new When(i, ordinal ? i + 2 : i + 1, 0, 0, day, 0, null, null);
        }
        boolean counted = lexed.at(i + 1).has(Sense.DATE_UNIT, "day") && !lexed.oneOf(i + 2, SPAN)
                && (lexed.number(i + 2) || lexed.sign(i + 2, ',') || lexed.sign(i + 2, '(')
                        || !lexed.joined(i + 1) || lexed.at(i + 2).has(Sense.DAYPART));
        return counted && lexed.joined(i) ? new When(i, i + 2, 0, 0, day, 0, null, null) : null;
    }

    private @Nullable When worded(int i) {
        Lexeme lexeme = lexed.at(i);
        Term stage = lexeme.term(Sense.STAGE);
        int named = lexed.sign(i + 1, '-') ? i + 2 : i + 1;
        if (stage != null && (month(named) || (named > i + 1 && lexed.has(named, Sense.MONTH)))) {
            When month = named(named);
            return new When(i, month.end(), month.year(), month.month(), 0, 0, null, stage.value());
        }
        if (month(i)) {
            return named(i);
        }
        Term relative = lexeme.term(Sense.RELATIVE);
        if (relative != null) {
            int day = relative.value().endsWith("month") && lexed.at(i + 2).has(Sense.DATE_UNIT, "day")
                    ? small(i + 1, 31)
                    : 0;
            return new When(i, day > 0 ? i + 3 : i + 1, 0, 0, day, 0, relative.value(), null);
        }
        if (lexeme.has(Sense.WITHIN) && lexed.at(i + 2).has(Sense.DAYS)) {
            int days = count(i + 1);
            return days == 0 ? null : new When(i, i + 3, 0, 0, 0, 0, Timing.DAYS_ON + days, null);
        }
        if (lexeme.has(Sense.WEEKDAY) && (lexeme.to() - lexeme.from() > 3 || lexed.capital(i))) {
            return new When(i, i + 1, 0, 0, 0, number(i, Sense.WEEKDAY), null, null);
        }
        return null;
    }

    private When named(int i) {
        int month = number(i, Sense.MONTH);
        int at = dot(i + 1);
        int day = small(at, 31);
        if (day > 0 && !clock(at) && !lexed.has(at + 1, Sense.SCALE)
                && !lexed.has(at + 1, Sense.PERCENT)) {
            int end = ordinal(at + 1);
            return withYear(new When(i, end, 0, month, day, 0, null, null));
        }
        return withYear(new When(i, at, 0, month, 0, 0, null, null));
    }

    /** "8:30", which is no day. */
    private boolean clock(int i) {
        return lexed.sign(i + 1, ':') && lexed.joined(i) && lexed.joined(i + 1) && lexed.number(i + 2);
    }

    private When withYear(When date) {
        int at = date.end();
        if (lexed.sign(at, ',') || of(at) || bound(at)) {
            at++;
        }
        int year = NumericDates.year(lexed, at);
        return year == 0
                ? date
                : new When(date.first(), at + 1, year, date.month(), date.day(), 0, null, null);
    }

    /** "Friday, April 17" and "April 17 (Friday)" are one date. */
    private When withNeighbours(When date) {
        if (date.weekday() > 0 && date.month() == 0) {
            int at = lexed.sign(date.end(), ',') ? date.end() + 1 : date.end();
            When next = lexed.number(at) ? numbered(at) : month(at) ? named(at) : null;
            if (next == null && heading(at + 1)) {
                return new When(date.first(), at + 1, 0, 0, small(at, 31), date.weekday(), null, null);
            }
            return next == null || !next.dated()
                    ? date
                    : new When(date.first(), next.end(), next.year(), next.month(), next.day(),
                            date.weekday(),
                            null, null);
        }
        int at = date.end();
        if (date.dated() && (lexed.sign(at, '(') || lexed.sign(at, ','))
                && lexed.has(at + 1, Sense.WEEKDAY)) {
            return new When(date.first(), at + 2, date.year(), date.month(), date.day(),
                    number(at + 1, Sense.WEEKDAY), null, null);
        }
        return date;
    }

    /** "Monday 11" as a heading, or before what is told of that day. */
    private boolean heading(int i) {
        return small(i - 1, 31) > 0
                && (lexed.at(i).is(Lexeme.Kind.LINE) || lexed.sign(i, ':') || lexed.sign(i, '-')
                        || lexed.sign(i, '('));
    }

    /** The mark in "17/Apr/2026". */
    private boolean bound(int i) {
        return (lexed.sign(i, '/') || lexed.sign(i, '-')) && lexed.joined(i - 1) && lexed.joined(i);
    }

    /** "3 days away". */
    private boolean daysOn(int i) {
        return lexed.at(i + 1).has(Sense.DAYS, "on") && count(i) > 0;
    }

    /** "3", "three": so many, 99 at most. */
    private int count(int i) {
        return lexed.has(i, Sense.NUMERAL) ? number(i, Sense.NUMERAL) : NumericDates.small(lexed, i, 99);
    }

    /** "may" and "mar" are months only where the writing shows it. */
    private boolean month(int i) {
        Lexeme lexeme = lexed.at(i);
        if (!lexeme.has(Sense.MONTH)) {
            return false;
        }
        boolean near = lexed.number(i + 1) || lexed.number(i - 1) || lexed.sign(i + 1, '.')
                || (lexed.number(i - 2) && (lexed.sign(i - 1, '.') || lexed.sign(i - 1, '/')
                        || lexed.sign(i - 1, '-') || ordinal(i - 1) == i))
                || of(i - 1)
                || lexed.has(i - 1, Sense.STAGE);
        if (lexeme.to() - lexeme.from() <= 3) {
            return (near && !lexeme.has(Sense.SCALE)) || (lexed.capital(i) && preposition(i - 1));
        }
        return near || lexed.capital(i) || !lexeme.spoken("en");
    }

    private boolean preposition(int i) {
        return lexed.oneOf(i, PREPOSITIONS);
    }

    private boolean of(int i) {
        return lexed.oneOf(i, OF);
    }

    private int ordinal(int i) {
        return lexed.oneOf(i, ORDINALS) ? i + 1 : i;
    }

    private int dot(int i) {
        return lexed.sign(i, '.') && lexed.number(i + 1) ? i + 1 : i;
    }

    private int small(int i, int max) {
        return NumericDates.small(lexed, i, max);
    }

    private int number(int i, Sense sense) {
        Term term = lexed.at(i).term(sense);
        return term == null ? 0 : term.number();
    }
}
