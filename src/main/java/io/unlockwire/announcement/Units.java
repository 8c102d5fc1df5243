package io.unlockwire.announcement;

import io.unlockwire.announcement.Mention.Clock;
import io.unlockwire.announcement.Mention.Figure;
import io.unlockwire.announcement.Mention.Figure.Counting;
import io.unlockwire.announcement.Mention.Named;
import io.unlockwire.announcement.Mention.When;
import io.unlockwire.announcement.Mention.Zone;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Splits a sentence by the tokens it speaks of: a new part begins where another token follows
 * figures and has figures of its own.
 */
final class Units {

    private final Sentence sentence;
    private final List<Unit> units = new ArrayList<>();
    private Unit open;
    private @Nullable Named listed;

    private Units(Sentence sentence) {
        this.sentence = sentence;
        this.open = new Unit(sentence);
        units.add(open);
    }

    static List<Unit> of(Sentence sentence) {
        Units split = new Units(sentence);
        List<Mention> mentions = sentence.mentions;
        for (int i = 0; i < mentions.size(); i++) {
            split.take(mentions.get(i), split.figuresAfter(i));
        }
        share(split.units);
        return split.units;
    }

    private void take(Mention mention, boolean more) {
        if (mention instanceof Named named) {
            named(named, more);
        } else if (mention instanceof Figure figure) {
            figure(figure);
        } else if (mention instanceof When when) {
            open.whens.add(when);
        } else if (mention instanceof Clock clock) {
            open.clock = open.clock == null ? clock : open.clock;
        } else if (mention instanceof Zone zone) {
            open.zone = open.zone == null ? zone : open.zone;
        }
    }

    private void named(Named named, boolean more) {
        if (named.evidence() == Named.Evidence.TAG || sentence.lexed.has(named.end(), Sense.BASED)
                || (sentence.lexed.sign(named.end(), '-')
                        && sentence.lexed.has(named.end() + 1, Sense.BASED))) {
            return;
        }
        Named before = open.named;
        if (before == null) {
            open.named = named;
            listed = named;
            return;
        }
        if (before.token().assetId().equals(named.token().assetId())) {
            return;
        }
        if (!open.filled() || only(open)) {
            if (!open.filled()) {
                open.collective = enumeration(listed == null ? before : listed, named) || (open.collective
                        && sameList(named));
                open.named = named;
                listed = named;
            }
        } else if (more) {
            open = new Unit(sentence);
            open.named = named;
            listed = named;
            units.add(open);
        }
    }

    private boolean only(Unit unit) {
        return unit.figures.stream().noneMatch(f -> f.type() == Counting.AMOUNT || f.type() == Counting.USD);
    }

    private boolean sameList(Named named) {
        return listed != null && enumeration(listed, named);
    }

    /** Nothing but marks and "and" between the two. */
    private boolean enumeration(Named a, Named b) {
        for (int i = a.end(); i < b.first(); i++) {
            String word = sentence.lexed.word(i);
            boolean glue = word.equals(",") || word.equals("and") || word.equals("&") || word.equals("和")
                    || word.equals("与") || word.equals("/") || word.equals("'") || word.equals("\"")
                    || word.equals("y") || word.equals("e") || word.equals("及") || word.equals("as")
                    || word.equals("well") || word.equals("+");
            if (!glue || b.first() - a.end() > 5) {
                return false;
            }
        }
        return b.first() > a.end();
    }

    private void figure(Figure figure) {
        if (!Roles.main(sentence, figure)) {
            return;
        }
        if (figure.type() == Counting.AMOUNT) {
            Named own = counted(figure);
            Named subject = open.named;
            if (own != null && subject != null && !own.token().assetId().equals(subject.token().assetId())) {
                if (open.first(Counting.AMOUNT) != null || open.first(Counting.USD) != null) {
                    open = new Unit(sentence);
                    units.add(open);
                }
                open.named = own;
                open.collective = false;
                listed = own;
            }
        }
        open.figures.add(figure);
    }

    /** The token that the amount counts: "10.87 million AXS", "92.65 million locked Arbitrum tokens". */
    private @Nullable Named counted(Figure amount) {
        for (Mention mention : sentence.mentions) {
            if (mention instanceof Named named && named.first() >= amount.end()) {
                return named.first() - amount.end() <= 3 && noMark(amount.end(), named.first())
                        ? named
                        : null;
            }
        }
        return null;
    }

    private boolean noMark(int from, int to) {
        for (int i = from; i < to; i++) {
            if (!sentence.lexed.at(i).is(Lexeme.Kind.WORD)) {
                return false;
            }
        }
        return true;
    }

    private boolean figuresAfter(int i) {
        for (int k = i + 1; k < Math.min(sentence.mentions.size(), i + 8); k++) {
            if (sentence.mentions.get(k) instanceof Figure figure && Roles.main(sentence, figure)) {
                return true;
            }
        }
        return false;
    }

    /** A date before the first token, or the only one, holds for all parts; so does a zone. */
    private static void share(List<Unit> units) {
        Unit first = units.get(0);
        for (Unit unit : units) {
            if (unit != first && unit.whens.isEmpty()) {
                unit.whens.addAll(first.whens);
                unit.clock = unit.clock == null ? first.clock : unit.clock;
            }
            unit.zone = unit.zone == null ? first.zone : unit.zone;
        }
    }
}
