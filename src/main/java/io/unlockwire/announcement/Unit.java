package io.unlockwire.announcement;

import io.unlockwire.announcement.Mention.Figure;
import io.unlockwire.announcement.Mention.Named;
import io.unlockwire.announcement.Mention.When;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The part of a sentence that speaks of one token. */
final class Unit {

    final Sentence sentence;
    @Nullable
    Named named;
    boolean collective;
    final List<Figure> figures = new ArrayList<>();
    final List<When> whens = new ArrayList<>();

    Unit(Sentence sentence) {
        this.sentence = sentence;
    }

    @Nullable
    Figure first(Figure.Counting type) {
        for (Figure figure : figures) {
            if (figure.type() == type) {
                return figure;
            }
        }
        return null;
    }

    boolean filled() {
        return !figures.isEmpty();
    }

    /** The date that says most, the first of equals; not one told as old. */
    @Nullable
    When when() {
        When best = null;
        for (When when : whens) {
            if ((best == null || when.weight() > best.weight()) && Roles.main(sentence, when)
                    && !(Changes.changes(sentence) && Renewal.old(sentence, when))) {
                best = when;
            }
        }
        return best;
    }
}
