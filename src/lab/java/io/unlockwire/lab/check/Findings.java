package io.unlockwire.lab.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What does not hold, by invariant: each with how often and with some of what was seen. */
public final class Findings {

    private static final int EXAMPLES = 10;

    private final Map<String, Integer> counts = new TreeMap<>();
    private final List<String> examples = new ArrayList<>();
    private int lost;
    private int repeated;

    void broken(String invariant, String what) {
        if (counts.merge(invariant, 1, Integer::sum) <= EXAMPLES) {
            examples.add(invariant + ": " + what);
        }
    }

    void lost(String invariant, String what) {
        lost++;
        broken(invariant, what);
    }

    void repeated(String invariant, String what) {
        repeated++;
        broken(invariant, what);
    }

    /** The names of the invariants that do not hold. */
    public List<String> invariants() {
        return List.copyOf(counts.keySet());
    }

    /** What was seen, some of each. */
    public List<String> examples() {
        return List.copyOf(examples);
    }

    Map<String, Integer> counts() {
        return Map.copyOf(counts);
    }

    int lost() {
        return lost;
    }

    int repeated() {
        return repeated;
    }
}
