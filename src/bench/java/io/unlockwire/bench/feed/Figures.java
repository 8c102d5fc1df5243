package io.unlockwire.bench.feed;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** By name, each contender's figure; the ratios are ours over each other's, and lower is better. */
final class Figures {

    private final Map<String, Map<Contender, Double>> byName = new LinkedHashMap<>();

    void add(String name, Contender contender, double value) {
        byName.computeIfAbsent(name, each -> new EnumMap<>(Contender.class)).put(contender, value);
    }

    void print() {
        byName.forEach((name, figures) -> {
            Double ours = figures.get(Contender.OURS);
            figures.forEach((contender, theirs) -> {
                if (contender != Contender.OURS && ours != null) {
                    System.out.printf(Locale.ROOT, "RATIO feed-%s-vs-%s %.3f%n", name, contender.label(),
                            ours / theirs);
                }
            });
        });
    }
}
