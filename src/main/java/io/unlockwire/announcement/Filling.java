package io.unlockwire.announcement;

import io.unlockwire.announcement.Mention.Figure;
import io.unlockwire.announcement.Mention.Figure.Counting;
import io.unlockwire.announcement.Mention.Named;
import io.unlockwire.unlock.Claim.Kind;
import io.unlockwire.unlock.Percentage.Basis;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Which of a unit's figures are the claim's amount, value and share. */
final class Filling {

    private static final BigDecimal ROUGH = new BigDecimal("0.05");
    private static final BigDecimal ROUNDED = new BigDecimal("0.15");

    private final Context context;

    Filling(Context context) {
        this.context = context;
    }

    /**
     * Puts the unit's figures on the draft, each where the draft has none, or only a rougher one.
     *
     * @param told the unit announces: its figures need no words of their own
     * @param heading what a table's column of shares is a share of
     * @param listing the text is a list
     */
    void fill(Draft draft, Unit unit, boolean told, @Nullable Basis heading, boolean listing) {
        Figure amount = unit.first(Counting.AMOUNT);
        Named named = unit.named;
        boolean own = amount != null && draft.amount == null && named != null
                && Roles.counts(unit.sentence, amount, named.token());
        boolean old = amount != null && context.changes() && Renewal.old(unit.sentence, amount);
        boolean renews = amount != null && draft.amount != null && context.changedBefore(unit.sentence)
                && unit.sentence.has(Sense.FUTURE) && amount.value().compareTo(draft.amount.value()) != 0;
        if (amount != null && (draft.amount == null || renews || refines(draft.amount, amount, unit)) && !old
                && (told || own || unit.sentence.cue()
                        || Roles.tokensFollow(unit.sentence, amount))) {
            draft.amount(amount);
            draft.kind = Roles.rate(unit.sentence, amount) ? Kind.LINEAR : draft.kind;
        }
        Basis silent = heading == null && listing && amount != null ? context.commonBasis() : heading;
        boolean shared = share(draft, unit, silent);
        Figure usd = unit.first(Counting.USD);
        if (usd != null && (draft.usd == null || refines(draft.usd, usd, unit)) && (told || shared || own
                || unit.sentence.cue() || unit.sentence.has(Sense.WORTH)
                || (Roles.dear(usd) && unit.sentence.leads(Sense.PRICE, usd, 3)))) {
            draft.usd(usd);
            draft.worth |= worth(unit.sentence, usd);
        }
        priced(draft, unit);
    }

    /** "With IMX at $0.60, that is $14.7 million": the amount times the price is what it is worth. */
    private static void priced(Draft draft, Unit unit) {
        Figure amount = draft.amount;
        if (amount == null) {
            return;
        }
        for (Mention price : unit.sentence.mentions) {
            for (Figure usd : unit.figures) {
                if (usd.type() == Counting.USD && price instanceof Figure each && each.type() == Counting.USD
                        && each.value().compareTo(usd.value()) < 0
                        && near(usd.value(), amount.value().multiply(each.value()))
                        && (draft.usd == null || !near(usd.value(), draft.usd.value()))) {
                    draft.usd(usd);
                    draft.worth = true;
                }
            }
        }
    }

    private static boolean near(BigDecimal a, BigDecimal b) {
        return a.subtract(b).abs().compareTo(a.multiply(ROUGH)) <= 0;
    }

    /** It is said to be what tokens are worth: "valued at $5 million", "a $5 million unlock". */
    private static boolean worth(Sentence sentence, Figure usd) {
        return sentence.leads(Sense.WORTH, usd, 5)
                || sentence.term(Sense.UNLOCK, usd.end(), usd.end() + 2) != null
                || sentence.term(Sense.UNIT, usd.end(), usd.end() + 2) != null
                || sentence.term(Sense.WORTH, usd.end(), usd.end() + 8) != null;
    }

    /** Takes the unit's share; whether it has one. */
    private static boolean share(Draft draft, Unit unit, @Nullable Basis silent) {
        boolean shared = false;
        for (Figure percent : unit.figures) {
            Basis basis = percent.type() == Counting.PERCENT
                    ? Roles.basis(unit.sentence, percent, silent)
                    : null;
            boolean finer = draft.percentage != null && basis == draft.percentage.basis()
                    && refines(draft.percentage.value(), percent.value(), unit, false);
            boolean surer = draft.percentage != null && basis == Basis.CIRCULATING
                    && (draft.percentage.basis() == Basis.UNKNOWN
                            || draft.percentage.basis() == Basis.ALLOCATION);
            if (basis != null && (draft.percentage == null || finer || surer)) {
                draft.percentage(percent, basis);
            }
            shared |= basis != null && basis != Basis.MARKET_CAP;
        }
        return shared;
    }

    private static boolean refines(Figure coarse, Figure fine, Unit unit) {
        return refines(coarse.value(), fine.value(), unit,
                unit.sentence.lexed.has(coarse.first() - 1, Sense.APPROXIMATELY));
    }

    /** "Over $50 million", says the headline, and the text $55.42 million; or $2.4 billion and $2.43 billion. */
    private static boolean refines(BigDecimal coarse, BigDecimal fine, Unit unit, boolean roughly) {
        BigDecimal written = coarse.stripTrailingZeros();
        BigDecimal apart = coarse.subtract(fine).abs();
        return fine.stripTrailingZeros().precision() > written.precision()
                && fine.add(fine).compareTo(coarse) >= 0
                && (apart.compareTo(written.ulp()) < 0
                        || (roughly && apart.compareTo(coarse.multiply(ROUNDED)) <= 0))
                && (!unit.sentence.has(Sense.PAST) || unit.sentence.has(Sense.FUTURE));
    }
}
