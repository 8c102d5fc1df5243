package io.unlockwire.announcement;

import io.unlockwire.announcement.Mention.Figure;
import io.unlockwire.announcement.Mention.Figure.Counting;
import io.unlockwire.announcement.Mention.Named;
import io.unlockwire.announcement.Mention.When;
import io.unlockwire.unlock.Percentage.Basis;
import io.unlockwire.unlock.Token;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** What a figure or a date is there for, by the words around it. */
final class Roles {

    private static final int REACH = 4;
    private static final int BASIS_REACH = 8;
    private static final String[] AT = {"at", "@", "current", "apiece"};
    private static final String[] UNTIL = {"until", "till", "through", "hasta", "até", "fino", "bis",
            "jusqu'au"};
    private static final String[] AND = {"and", "y", "e", "und", "et", "ve", "и", "和", "与", "및", "와", "과"};
    private static final String[] OF = {"of", "in", "for", "de", "di"};
    private static final BigDecimal DEAR = BigDecimal.valueOf(1_000_000);
    private static final BigDecimal PRICE_LIKE = BigDecimal.valueOf(1000);

    private Roles() {}

    /** It counts the unlock itself: not a price, a supply, a part, nor what held before. */
    static boolean main(Sentence sentence, Figure figure) {
        boolean priced = sentence.leads(Sense.PRICE, figure, REACH)
                && !sentence.leads(Sense.WORTH, figure, 2) && !dear(figure);
        if (priced || sentence.leads(Sense.ASIDE, figure, REACH)
                || sentence.leads(Sense.PART_OF, figure, 2) || partFollows(sentence, figure)
                || sentence.lexed.has(figure.end(), Sense.FOLLOWS) || moved(sentence, figure)
                || carried(sentence, figure)
                || sentence.lexed.sign(figure.first() - 1, '>')) {
            return false;
        }
        if (figure.type() == Counting.USD) {
            return !capitalisation(sentence, figure) && !(figure.value().compareTo(PRICE_LIKE) < 0
                    && (apiece(sentence, figure) || !sentence.leads(Sense.WORTH, figure, REACH)));
        }
        return figure.type() != Counting.AMOUNT
                || !(inBasis(sentence, figure) || circulates(sentence, figure));
    }

    /** "将 310 万枚代币转入币安": the verb comes behind what somebody moves. */
    private static boolean carried(Sentence sentence, Figure figure) {
        Term verb = sentence.term(Sense.ASIDE, figure.end(), figure.end() + BASIS_REACH);
        return figure.type() == Counting.AMOUNT && verb != null && verb.value().equals("moved");
    }

    /** No token's price: "priced at $248 million" is said of many. */
    static boolean dear(Figure figure) {
        return figure.type() == Counting.USD && figure.value().compareTo(DEAR) >= 0;
    }

    /** "at $0.60", "@ 0.066": what one token costs. */
    private static boolean apiece(Sentence sentence, Figure figure) {
        return sentence.lexed.oneOf(figure.first() - 1, AT);
    }

    /** The token that the amount counts: "10.87 million AXS", "92.65 million locked Arbitrum tokens". */
    static @Nullable Named counted(Sentence sentence, Figure amount) {
        for (Mention mention : sentence.mentions) {
            if (mention instanceof Named named && named.first() >= amount.end()) {
                return named.first() - amount.end() <= 3 && words(sentence, amount.end(), named.first())
                        ? named
                        : null;
            }
        }
        return null;
    }

    /** "10 million tokens", "10 milhões de tokens". */
    static boolean tokensFollow(Sentence sentence, Figure amount) {
        int at = sentence.lexed.oneOf(amount.end(), OF) ? amount.end() + 1 : amount.end();
        return sentence.lexed.has(at, Sense.UNIT);
    }

    static boolean counts(Sentence sentence, Figure amount, Token token) {
        Named counted = counted(sentence, amount);
        return counted != null && counted.token().assetId().equals(token.assetId());
    }

    private static boolean words(Sentence sentence, int from, int to) {
        for (int i = from; i < to; i++) {
            if (!sentence.lexed.at(i).is(Lexeme.Kind.WORD) || sentence.lexed.oneOf(i, AND)) {
                return false;
            }
        }
        return true;
    }

    /** "unlocks $500 million of idle capital": money that no tokens are worth. */
    static boolean idiom(Sentence sentence) {
        for (Mention mention : sentence.mentions) {
            if (mention instanceof Figure figure && figure.type() == Counting.USD
                    && sentence.lexed.has(figure.first() - 1, Sense.UNLOCK) && goesOn(sentence, figure.end())
                    && !tokens(sentence, figure.end())) {
                return true;
            }
        }
        return false;
    }

    /** "of", or a word that means nothing to us. */
    private static boolean goesOn(Sentence sentence, int at) {
        Lexeme next = sentence.lexed.at(at);
        return sentence.lexed.oneOf(at, OF)
                || (next.is(Lexeme.Kind.WORD) && next.terms().isEmpty() && at < sentence.end);
    }

    private static boolean tokens(Sentence sentence, int from) {
        return sentence.term(Sense.UNIT, from, from + REACH) != null
                || sentence.mentions.stream().anyMatch(mention -> mention instanceof Named named
                        && named.first() >= from && named.first() < from + REACH);
    }

    private static boolean moved(Sentence sentence, Figure figure) {
        return figure.type() != Counting.AMOUNT && sentence.leads(Sense.MOVED, figure, REACH);
    }

    private static boolean partFollows(Sentence sentence, Figure figure) {
        int at = figure.end();
        return sentence.lexed.has(at, Sense.PART_OF) || (sentence.lexed.sign(at, '(')
                && sentence.term(Sense.PART_OF, at, at + 6) != null);
    }

    private static boolean capitalisation(Sentence sentence, Figure figure) {
        Term basis = sentence.lead(Sense.BASIS, figure, 3);
        return basis != null && basis.value().equals("MARKET_CAP") && !sentence.leads(Sense.WORTH, figure, 3);
    }

    /** "1.8 billion W in circulation". */
    private static boolean circulates(Sentence sentence, Figure figure) {
        int at = figure.end();
        at = sentence.lexed.has(at, Sense.BASIS) || !sentence.lexed.at(at).is(Lexeme.Kind.WORD) ? at : at + 1;
        return sentence.lexed.word(at, "in circulation");
    }

    /** "the circulating supply (about 1.4 billion)". */
    private static boolean inBasis(Sentence sentence, Figure figure) {
        Term basis = sentence.lead(Sense.BASIS, figure, 3);
        return basis != null && !basis.value().equals("ALLOCATION")
                && !sentence.leads(Sense.UNLOCK, figure, 2) && !verb(sentence, figure);
    }

    /** "its float is about to swell: 600 million": a word of another kind stands between. */
    private static boolean verb(Sentence sentence, Figure figure) {
        Lexeme before = sentence.lexed.at(figure.first() - 1);
        return before.sign(':') && ((sentence.lexed.at(figure.first() - 2).is(Lexeme.Kind.WORD)
                && sentence.lexed.at(figure.first() - 2).terms().isEmpty()) || freed(sentence, figure.end()));
    }

    /** "Fresh supply: 43.4 million tokens are scheduled to vest". */
    private static boolean freed(Sentence sentence, int from) {
        return sentence.term(Sense.FUTURE, from, from + REACH) != null
                && (sentence.term(Sense.RELEASE, from, from + REACH + 2) != null
                        || sentence.term(Sense.UNLOCK, from, from + REACH + 2) != null);
    }

    /** So many every day, week or month. */
    static boolean rate(Sentence sentence, Figure figure) {
        if (sentence.term(Sense.PERIODIC, figure.end(), figure.end() + 6) != null) {
            return true;
        }
        Term period = sentence.lead(Sense.PERIODIC, figure, REACH + 2);
        return period != null && (period.value().equals("day") || !sentence.dated());
    }

    /** The end of something that goes on. */
    static boolean until(Sentence sentence, When when) {
        return sentence.lexed.oneOf(when.first() - 1, UNTIL);
    }

    /** The date is the unlock's, not that of a price or of an earlier event. */
    static boolean main(Sentence sentence, When when) {
        boolean dateline = sentence.lexed.sign(when.first() - 1, ',')
                && sentence.lexed.has(when.first() - 2, Sense.REPORTED)
                && sentence.lexed.sign(when.end(), ',');
        return !dateline && !sentence.leads(Sense.AS_OF, when, 4)
                && !sentence.lexed.has(when.end(), Sense.REPORTED);
    }

    private static @Nullable Term nearestBefore(Sentence sentence, Figure percent) {
        Term vague = null;
        for (int i = percent.first() - 1; i >= Math.max(sentence.first,
                percent.first() - BASIS_REACH + 2); i--) {
            Term term = sentence.lexed.at(i).term(Sense.BASIS);
            if (term != null && !term.value().equals("UNKNOWN")) {
                return term;
            }
            vague = term == null ? vague : term;
        }
        return vague;
    }

    /** What a share is a share of; null where it is no share of tokens at all. */
    static @Nullable Basis basis(Sentence sentence, Figure percent, @Nullable Basis heading) {
        Term after = sentence.term(Sense.BASIS, percent.end(), percent.end() + BASIS_REACH);
        Term before = nearestBefore(sentence, percent);
        if ((before != null
                && Folding.unspaced(sentence.lexed.text[sentence.lexed.at(percent.first() - 1).from()]))
                || after == null) {
            after = before == null ? after : before;
        }
        if (after == null) {
            Term anywhere = sentence.term(Sense.BASIS);
            after = anywhere == null || anywhere.value().equals("UNKNOWN") ? null : anywhere;
        }
        return after == null ? heading : Basis.valueOf(after.value());
    }
}
