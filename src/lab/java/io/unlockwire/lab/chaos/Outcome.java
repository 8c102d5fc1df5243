package io.unlockwire.lab.chaos;

import java.util.Map;

/**
 * What came of a run.
 *
 * @param faults how many of each kind
 * @param points how often each named place was met
 */
record Outcome(Settings settings, Map<Kind, Integer> faults, Map<String, Integer> points, Verdict verdict) {

    int total() {
        return faults.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** The line that programs outside the project read. */
    String line() {
        return "CHAOS seed=" + settings.seed() + " faults=" + total() + " inputs=" + verdict.inputs()
                + " lost="
                + verdict.lost() + " repeated=" + verdict.repeated() + " invariants=" + verdict.invariants();
    }
}
