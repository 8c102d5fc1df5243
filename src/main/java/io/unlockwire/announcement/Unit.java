package io.unlockwire.announcement;

import io.unlockwire.announcement.Mention.Clock;
import io.unlockwire.announcement.Mention.Figure;
import io.unlockwire.announcement.Mention.Named;
import io.unlockwire.announcement.Mention.When;
import io.unlockwire.announcement.Mention.Zone;
import java.util.ArrayList;
import java.util.Comparator;
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
    @Nullable
    Clock clock;
    @Nullable
    Zone zone;

    Unit(Sentence sentence) {
        this.sentence = sentence;
    }

    @Nullable
    Figure first(Figure.Counting type) {
        return figures.stream().filter(figure -> figure.type() == type).findFirst().orElse(null);
    }

    boolean filled() {
        return !figures.isEmpty();
    }

    /** The date that says most, the first of equals; not one told as old. */
    @Nullable
    When when() {
        return whens.stream()
                .filter(when -> Roles.main(sentence, when))
                .max(Comparator.comparingInt(When::weight)
                        .thenComparing(Comparator.comparingInt(When::first).reversed()))
                .orElse(null);
    }
}
