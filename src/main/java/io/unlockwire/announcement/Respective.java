package io.unlockwire.announcement;

import io.unlockwire.announcement.Mention.Figure;
import io.unlockwire.announcement.Mention.Figure.Counting;
import io.unlockwire.announcement.Mention.Named;
import io.unlockwire.announcement.Mention.When;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * "Sui, Aptos and Sei unlock 64 million, 11 million and 55 million tokens respectively": the first of as many figures
 * is the first token's.
 */
final class Respective {

    private Respective() {}

    /** A part for each token; none where the figures are not as many as the tokens. */
    static List<Unit> units(Sentence sentence) {
        Map<String, Named> names = new LinkedHashMap<>();
        for (Mention mention : sentence.mentions) {
            if (mention instanceof Named named && named.evidence() != Named.Evidence.TAG) {
                names.putIfAbsent(named.token().assetId(), named);
            }
        }
        List<Unit> units = units(sentence, names.size());
        int i = 0;
        for (Named named : names.values()) {
            if (i < units.size()) {
                units.get(i++).named = named;
            }
        }
        return units;
    }

    /** So many parts without a token: "that is $62 million, $14 million and $39 million respectively". */
    static List<Unit> units(Sentence sentence, int count) {
        List<Unit> units = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            units.add(new Unit(sentence));
        }
        boolean filled = false;
        for (Counting type : Counting.values()) {
            List<Figure> figures = figures(sentence, type);
            for (int i = 0; i < count && figures.size() == count; i++) {
                units.get(i).figures.add(figures.get(i));
                filled = true;
            }
        }
        if (!filled || count < 2) {
            return List.of();
        }
        List<When> whens = sentence.mentions.stream().filter(When.class::isInstance).map(When.class::cast)
                .toList();
        for (int i = 0; i < count; i++) {
            units.get(i).whens.addAll(whens.size() == count ? whens.subList(i, i + 1) : whens);
        }
        return units;
    }

    /** How many figures of one kind it has, two at least; else 0. */
    static int figures(Sentence sentence) {
        for (Counting type : Counting.values()) {
            int found = figures(sentence, type).size();
            if (found > 1) {
                return found;
            }
        }
        return 0;
    }

    private static List<Figure> figures(Sentence sentence, Counting type) {
        return sentence.mentions.stream().filter(Figure.class::isInstance).map(Figure.class::cast)
                .filter(figure -> figure.type() == type && Roles.main(sentence, figure)).toList();
    }
}
