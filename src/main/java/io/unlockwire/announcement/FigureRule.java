package io.unlockwire.announcement;

import io.unlockwire.announcement.Mention.Figure;
import io.unlockwire.announcement.Mention.Figure.Counting;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Reads a number with its scale and what it counts: "12.11 million", "$2.66M", "8.5%", "1.73 亿". */
final class FigureRule {

    private static final int MAX_INTEGER_DIGITS = 24;
    private static final String[] BETWEEN = {"between", "entre", "zwischen", "между", "tra", "介于", "在"};
    private static final String[] AND = {"and", "y", "e", "und", "и", "et", "和"};
    private static final String[] TO = {"to", "至", "到", "a", "bis", "до", "à"};

    private final Lexed lexed;
    private final String language;
    private final boolean decimalComma;

    FigureRule(Lexed lexed, String language) {
        this.lexed = lexed;
        this.language = language;
        this.decimalComma = Languages.decimalComma(language);
    }

    /** A scaled number: value, unit of its last digit, and the lexeme behind it. */
    private record Scaled(BigDecimal value, BigDecimal unit, int power, int end) {}

    @Nullable
    Figure at(int first) {
        int at = first;
        Term currency = null;
        if (percentFirst(at)) {
            return percent(at);
        }
        if (percentLabel(at)) {
            return percent(at + 2);
        }
        if (!lexed.number(at)) {
            currency = lexed.at(at).term(Sense.CURRENCY);
            if (currency == null) {
                return null;
            }
            at++;
            if (lexed.sign(at, ':') && lexed.number(at + 1)) {
                at++; // "USD: 198K"
            }
            while (lexed.has(at, Sense.CURRENCY) || (lexed.has(at, Sense.APPROXIMATELY) && at < first + 3)) {
                at++;
            }
        }
        if (!lexed.number(at) || ordinal(at)) {
            return null;
        }
        int digits = at;
        Scaled low = scaled(at);
        if (low == null) {
            return null;
        }
        Scaled high = rangeEnd(first, low);
        int end = high == null ? low.end() : high.end();
        if (high != null && low.power() == 0 && high.power() > 0) {
            low = new Scaled(low.value().scaleByPowerOfTen(high.power()),
                    low.unit().scaleByPowerOfTen(high.power()), high.power(), low.end());
        }
        return finish(first, digits, end, currency, low, high);
    }

    /** "%1,87" or "yüzde 1,87", as Turkish has it. */
    private boolean percentFirst(int at) {
        return lexed.has(at, Sense.PERCENT) && lexed.number(at + 1)
                && (lexed.joined(at) || Folding.letter(lexed.text[lexed.at(at).from()]))
                && !(lexed.number(at - 1) && (lexed.joined(at - 1) || !lexed.joined(at)));
    }

    /** "a layer-1 token": the number is the word's. */
    private boolean ordinal(int at) {
        return lexed.sign(at - 1, '-') && lexed.joined(at - 1) && lexed.joined(at - 2)
                && lexed.at(at - 2).is(Lexeme.Kind.WORD) && lexed.at(at - 2).terms().isEmpty();
    }

    /** "% circ: 1.2". */
    private boolean percentLabel(int at) {
        return lexed.has(at, Sense.PERCENT) && lexed.has(at + 1, Sense.BASIS) && lexed.sign(at + 2, ':')
                && lexed.number(at + 3) && !lexed.number(at - 1);
    }

    private @Nullable Figure percent(int at) {
        Scaled share = scaled(at + 1);
        return share == null || share.power() > 0
                ? null
                : new Figure(at, share.end(), Counting.PERCENT, share.value(), null, share.unit(),
                        lexed.span(at, share.end()));
    }

    private @Nullable Figure finish(int first, int digits, int end, @Nullable Term before, Scaled low,
            @Nullable Scaled high) {
        Term currency = before;
        int after = end;
        boolean percent = lexed.has(end, Sense.PERCENT);
        if (percent) {
            after = end + 1;
        } else if (currency == null) {
            int at = lexed.sign(end, '+') ? end + 1 : end;
            at = lexed.word(at, "of") || lexed.word(at, "de") || lexed.word(at, "di")
                    ? at + 1
                    : at;
            currency = lexed.at(at).term(Sense.CURRENCY);
            if (currency != null && cashtag(at)) {
                currency = null;
            }
            after = currency == null ? end : at + 1;
        }
        boolean tether = currency == null && !percent && tether(end);
        after = tether ? end + 1 : after;
        boolean dollars = tether || (currency != null && currency.value().equals("USD"));
        Counting money = dollars ? Counting.USD : Counting.OTHER_MONEY;
        Counting type = percent ? Counting.PERCENT : currency == null && !tether ? Counting.AMOUNT : money;
        if (type == Counting.AMOUNT && !counts(end, low)) {
            return null;
        }
        BigDecimal max = high == null || high.value().compareTo(low.value()) <= 0 ? null : high.value();
        Span span = lexed.span(before == null ? digits : first, type == Counting.AMOUNT ? end : after);
        return new Figure(first, after, type, low.value(), max, low.unit(), span);
    }

    /** "67 万 U": so Chinese traders write USDT. */
    private boolean tether(int at) {
        return language.equals("zh") && lexed.word(at, 'u') && lexed.capital(at)
                && !lexed.has(at + 1, Sense.UNIT);
    }

    private boolean cashtag(int at) {
        return lexed.sign(at, '$')
                || (lexed.word(at, "$") && lexed.at(at + 1).is(Lexeme.Kind.WORD) && lexed.joined(at));
    }

    /** A bare number counts tokens only if it is large, or says so. */
    private boolean counts(int end, Scaled low) {
        if (lexed.has(end, Sense.COUNTED)
                || (lexed.has(end + 1, Sense.COUNTED) && !lexed.has(end, Sense.UNIT))) {
            return false;
        }
        return low.power() > 0 || lexed.has(end, Sense.UNIT) || (lexed.allCapitals(end) && lexed.at(end)
                .is(Lexeme.Kind.WORD)) || lexed.has(end, Sense.CURRENCY)
                || low.value().compareTo(BigDecimal.valueOf(10_000)) >= 0;
    }

    private @Nullable Scaled scaled(int at) {
        Lexeme number = lexed.at(at);
        BigDecimal value = Numerals.value(lexed.text, number.from(), number.to(), decimalComma);
        if (value == null) {
            return null;
        }
        BigDecimal unit = BigDecimal.ONE.movePointLeft(Math.max(0, value.scale()));
        int end = at + 1;
        int power = 0;
        int scale = scale(end);
        while (scale > 0 && power + scale <= 15) {
            power += scale;
            end++;
            scale = scale(end);
        }
        value = plain(value.scaleByPowerOfTen(power));
        unit = plain(unit.scaleByPowerOfTen(power));
        if (power > 4 && lexed.number(end) && Languages.myriads(language)) {
            Scaled rest = scaled(end);
            if (rest != null && rest.power() < power && rest.power() > 0) {
                return new Scaled(value.add(rest.value()), rest.unit(), power, rest.end());
            }
        }
        return value.precision() - value.scale() > MAX_INTEGER_DIGITS
                ? null
                : new Scaled(value, unit, power, end);
    }

    private static BigDecimal plain(BigDecimal value) {
        return value.scale() < 0 ? value.setScale(0) : value;
    }

    /** The scale's power, 0 for none; a single letter must stand right behind its number, or alone. */
    private int scale(int at) {
        Term term = lexed.at(at).term(Sense.SCALE, language);
        return term == null ? 0 : term.number();
    }

    /** "45–50 million", "$45 million to $50 million", "between 45 and 50 million". */
    private @Nullable Scaled rangeEnd(int first, Scaled low) {
        int at = lexed.has(low.end(), Sense.CURRENCY) || lexed.has(low.end(), Sense.PERCENT)
                ? low.end() + 1
                : low.end();
        boolean between = lexed.oneOf(first - 1, BETWEEN);
        boolean to = lexed.oneOf(at, TO) && !lexed.has(first - 1, Sense.OLD);
        if (!lexed.word(at, '-') && !lexed.word(at, '~') && !to && !(between && lexed.oneOf(at, AND))) {
            return null;
        }
        at++;
        if (lexed.has(at, Sense.CURRENCY) && !lexed.has(first, Sense.CURRENCY)) {
            return null;
        }
        while (lexed.has(at, Sense.CURRENCY)) {
            at++;
        }
        Scaled high = lexed.number(at) ? scaled(at) : null;
        return high == null || above(low, high) ? high : null;
    }

    /** "2 to 3 million" too, where the scale is written once. */
    private static boolean above(Scaled low, Scaled high) {
        BigDecimal least = low.power() == 0 ? low.value().scaleByPowerOfTen(high.power()) : low.value();
        return high.value().compareTo(least) > 0;
    }
}
