package io.unlockwire.announcement;

import io.unlockwire.announcement.Mention.Figure;
import io.unlockwire.announcement.Mention.Figure.Counting;
import io.unlockwire.announcement.Mention.Named;
import io.unlockwire.announcement.Mention.When;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Splits a sentence by the tokens it speaks of: a new part begins where another token follows
 * figures and has figures of its own.
 */
final class Units {

    private static final String[] GLUE = {",", "and", "&", "和", "与", "/", "'", "\"", "y", "e", "及", "as",
            "well",
            "+", "und", "et", "ve", "и", "와", "과"};

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
        List<Unit> respective = sentence.has(Sense.RESPECTIVELY) ? Respective.units(sentence) : List.of();
        if (!respective.isEmpty()) {
            return respective;
        }
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
            if (open.filled() && open.first(Counting.AMOUNT) == null && own(sentence, named)) {
                open = new Unit(sentence);
                units.set(units.size() - 1, open);
            }
            open.named = named;
            listed = named;
            return;
        }
        if (before.token().assetId().equals(named.token().assetId())
                || (before.end() == named.first() && !open.filled())) {
            return;
        }
        if (total(named)) {
            open.collective = true;
            listed = named;
        } else if (!open.filled() || only(open)) {
            if (!open.filled()) {
                open.collective = enumeration(listed == null ? before : listed, named) || (open.collective
                        && sameList(named));
                open.named = named;
                listed = named;
            }
        } else if (more) {
            When own = trailing(named);
            open = new Unit(sentence);
            open.named = named;
            listed = named;
            units.add(open);
            if (own != null) {
                open.whens.add(own);
            }
        }
    }

    /** "Unlocks of more than $1 million include ZK (173.08M, $3.5M, Feb 17)": what is in brackets is the token's. */
    static boolean own(Sentence sentence, Named named) {
        return sentence.lexed.sign(named.end(), '(') && sentence.lexed.number(named.end() + 1)
                && sentence.lexed.has(named.end() + 2, Sense.SCALE);
    }

    /** "On May 1 Sui …, on May 2 Aptos …": the date behind the figures is the next part's, if not the only one. */
    private @Nullable When trailing(Named named) {
        int last = open.whens.size() - 1;
        When when = last > 0 ? open.whens.get(last) : null;
        return when != null && !sentence.lexed.sign(when.end(), ',') && named.first() - when.end() <= 4
                && when.first() > open.figures.get(open.figures.size() - 1).first()
                        ? open.whens.remove(last)
                        : null;
    }

    /** "$400 million of unlocks, with Sui, Aptos and …": the figure goes before all names of a list. */
    private boolean total(Named named) {
        Named first = open.named;
        if (first == null || !open.filled() || !sameList(named)) {
            return false;
        }
        for (Figure figure : open.figures) {
            if (figure.end() >= first.first() || figure.type() == Counting.PERCENT) {
                return false;
            }
        }
        return true;
    }

    private boolean only(Unit unit) {
        return unit.first(Counting.AMOUNT) == null && unit.first(Counting.USD) == null;
    }

    private boolean sameList(Named named) {
        return listed != null && enumeration(listed, named);
    }

    /** Nothing but marks and "and" between the two. */
    private boolean enumeration(Named a, Named b) {
        for (int i = a.end(); i < b.first(); i++) {
            if (b.first() - a.end() > 5 || !sentence.lexed.oneOf(i, GLUE)) {
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
            Named own = Roles.counted(sentence, figure);
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

    private boolean figuresAfter(int i) {
        for (int k = i + 1; k < Math.min(sentence.mentions.size(), i + 8); k++) {
            if (sentence.mentions.get(k) instanceof Figure figure && Roles.main(sentence, figure)) {
                return true;
            }
        }
        return false;
    }

    /** A date before the first token, or the only one, holds for all parts. */
    private static void share(List<Unit> units) {
        Unit first = units.get(0);
        for (Unit unit : units) {
            if (unit != first && unit.whens.isEmpty()) {
                unit.whens.addAll(first.whens);
            }
        }
    }
}
