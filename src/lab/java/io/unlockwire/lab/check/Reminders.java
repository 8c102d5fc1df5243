package io.unlockwire.lab.check;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** I9: what time causes is told once, never early, and within five seconds unless an outage is in the way. */
final class Reminders {

    private static final Duration LATE = Duration.ofSeconds(5);
    /** Between the clocks and the broker's timestamps. */
    private static final Duration SLACK = Duration.ofSeconds(2);
    private static final List<Duration> BEFORE = List.of(Duration.ofDays(7), Duration.ofHours(24),
            Duration.ofHours(1), Duration.ZERO);

    private final Outages outages;
    private final Instant until;
    private final Findings findings;
    private final Map<String, Alert> told = new HashMap<>();
    private final Set<String> due = new HashSet<>();
    private int exercised;

    /** @param until when reading the output began; what became due since may have been told */
    Reminders(Outages outages, Instant until, Findings findings) {
        this.outages = outages;
        this.until = until;
        this.findings = findings;
    }

    /** How many had to be there. */
    int check(Collection<Story> stories, Output output) {
        for (Alert alert : output.alerts()) {
            if (!alert.ofClaim() && told.put(alert.key(), alert) != null) {
                findings.repeated("I9", "told twice: " + alert.key());
            }
        }
        Map<String, Instant> opened = new HashMap<>();
        output.alerts().stream().filter(alert -> alert.kind().equals("NEW")).forEach(
                alert -> opened.putIfAbsent(alert.unlockId(), Instant.ofEpochMilli(alert.written())));
        stories.stream().filter(story -> opened.containsKey(story.id()) && story.musts().size() == 1)
                .forEach(story -> BEFORE.forEach(before -> due(story, before, opened.get(story.id()))));
        told.keySet().stream().filter(key -> !key.contains(":ENRICHED") && !due.contains(key))
                .forEach(key -> findings.broken("I9", "was not due: " + key));
        return exercised;
    }

    private void due(Story story, Duration before, Instant opened) {
        Instant at = Instant.ofEpochSecond(story.last().at()).minus(before);
        if (at.isBefore(opened.minus(SLACK)) && !outages.heldUp(at.plus(SLACK), opened)) {
            return;
        }
        String key = story.id() + ":1:" + (before.isZero() ? "OCCURRED" : "REMINDER-" + before);
        due.add(key);
        Alert alert = told.get(key);
        Duration late = alert == null
                ? Duration.ZERO
                : Duration.between(at, Instant.ofEpochMilli(alert.written()));
        if (late.compareTo(SLACK.negated()) < 0) {
            findings.broken("I9", "early by " + late.negated() + ": " + key);
        }
        if (at.isBefore(opened.plus(SLACK)) || at.plus(LATE).plus(SLACK).isAfter(until)) {
            return;
        }
        exercised++;
        if (alert == null) {
            findings.lost("I9", "was due at " + at + " and was not told: " + key);
        } else if (late.compareTo(LATE) > 0 && !outages.around(at, LATE)) {
            findings.broken("I9", "late by " + late + " outside any outage: " + key);
        }
    }
}
