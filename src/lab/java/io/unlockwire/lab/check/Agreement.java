package io.unlockwire.lab.check;

import java.util.Set;

/** I4: what is told is archived as told, and the reverse. */
final class Agreement {

    private Agreement() {}

    static void check(Set<String> alerts, Set<String> archived, Findings findings) {
        alerts.stream().filter(key -> !archived.contains(key))
                .forEach(key -> findings.broken("I4", "alert without archive record: " + key));
        archived.stream().filter(key -> !alerts.contains(key))
                .forEach(key -> findings.broken("I4", "archived as told, but not told: " + key));
    }
}
