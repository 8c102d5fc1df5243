package io.unlockwire.lab.check;

import io.unlockwire.lab.traffic.Fact;
import io.unlockwire.lab.traffic.Part;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What must hold of any output, whatever was killed on the way.
 *
 * <ul>
 * <li>I1: each alert that must exist is there exactly once.
 * <li>I2: no other is.
 * <li>I3: per unlock, revisions rise in offset order.
 * <li>I4: every alert of a claim has its archive record, and the reverse.
 * <li>I5: each announcement is accounted for exactly once among claims, archive without claim, and rejected.
 * <li>I6: the ledger says the same as alerts and archive.
 * </ul>
 */
public final class Invariants {

    private final Map<String, Fact> facts = new HashMap<>();
    private final Map<Integer, Story> stories = new LinkedHashMap<>();
    private final Output output;
    private final Findings findings;

    private Invariants(List<Fact> truth, Output output, Findings findings) {
        this.output = output;
        this.findings = findings;
        Map<String, Fact> byDigest = truth.stream().collect(Collectors.toMap(Fact::digest, fact -> fact));
        output.inputs().forEach((at, digest) -> {
            Fact fact = byDigest.get(digest);
            if (fact == null) {
                findings.broken("I0", "not of this traffic: " + at);
            } else {
                facts.put(at, fact);
            }
        });
        if (facts.size() != truth.size()) {
            findings.broken("I0", truth.size() + " announcements were sent, " + facts.size() + " arrived");
        }
        truth.stream().filter(fact -> fact.unlock() >= 0)
                .forEach(fact -> stories.computeIfAbsent(fact.unlock(), Story::new).hear(fact));
    }

    /** What does not hold. I0 means that the traffic itself did not arrive as sent: the lab's own fault. */
    public static Findings of(List<Fact> truth, Output output) {
        Findings findings = new Findings();
        check(truth, output, findings);
        return findings;
    }

    /** The stories, with the ids that the archive gives them. */
    static Collection<Story> check(List<Fact> truth, Output output, Findings findings) {
        Invariants check = new Invariants(truth, output, findings);
        check.everyAnnouncementIsAccountedFor();
        check.verdictsAreThoseThatMustBe();
        check.alertsAreThoseThatMustBe();
        check.revisionsRise();
        check.archiveAgrees();
        new Folded(findings).check(check.stories.values(), output);
        return check.stories.values();
    }

    private void everyAnnouncementIsAccountedFor() {
        accounted("CLAIM", output.claims());
        accounted("NO_CLAIM", output.archive().stream().filter(a -> a.verdict().equals("NO_CLAIM"))
                .map(Archived::at).toList());
        accounted("REJECTED", output.rejected());
    }

    private void accounted(String fate, List<String> seen) {
        Map<String, Long> counts = counts(seen, at -> at);
        facts.forEach((at, fact) -> {
            long count = counts.getOrDefault(at, 0L);
            if (fact.part().fate().equals(fate) && count == 0) {
                findings.lost("I5", fact.part() + " at " + at + " did not end as " + fate);
            } else if (fact.part().fate().equals(fate) && count > 1) {
                findings.repeated("I5", fact.part() + " at " + at + " ended " + count + " times as " + fate);
            } else if (!fact.part().fate().equals(fate) && count > 0) {
                findings.broken("I5", fact.part() + " at " + at + " ended as " + fate);
            }
        });
        counts.keySet().stream().filter(at -> !facts.containsKey(at))
                .forEach(at -> findings.broken("I5", "of no announcement: " + at + " as " + fate));
    }

    private void verdictsAreThoseThatMustBe() {
        Set<Integer> opened = new HashSet<>();
        Map<String, Integer> unlocks = new HashMap<>();
        for (Archived record : output.archive()) {
            Fact fact = facts.get(record.at());
            if (fact == null || !fact.part().fate().equals("CLAIM")) {
                continue;
            }
            String must = fact.part() == Part.STALE ? "STALE" : "REVISION";
            if (fact.part() == Part.TELLS) {
                must = record.verdict().equals("NEW") && opened.add(fact.unlock()) ? "NEW" : "DUPLICATE";
            }
            if (!record.verdict().equals(must)) {
                findings.broken("I2", fact.part() + " at " + record.at() + " was found " + record.verdict()
                        + ", not " + must + ", of " + record.unlockId());
            }
            if (fact.unlock() >= 0 && (!stories.get(fact.unlock()).is(record.unlockId())
                    || unlocks.merge(record.unlockId(), fact.unlock(), (a, b) -> a) != fact.unlock())) {
                findings.broken("I2", "one unlock under two ids, or two under one: " + record.unlockId());
            }
        }
    }

    private void alertsAreThoseThatMustBe() {
        Map<String, Long> told = counts(output.alerts(), Alert::key);
        Map<String, Alert> byKey = output.alerts().stream()
                .collect(Collectors.toMap(Alert::key, a -> a, (a, b) -> a));
        Set<String> musts = new HashSet<>();
        for (Story story : stories.values()) {
            for (Story.Must must : story.musts()) {
                String key = story.key(must);
                musts.add(key);
                Alert alert = byKey.get(key);
                if (alert == null) {
                    findings.lost("I1", "unlock " + story.unlock() + " was not told: " + key);
                } else if (!same(must.amount(), alert.amount()) || must.at() != alert.at()) {
                    findings.broken("I2", "other figures than announced: " + alert + " instead of " + must);
                }
            }
        }
        told.forEach((key, count) -> {
            if (count > 1) {
                findings.repeated("I1", "told " + count + " times: " + key);
            }
            if (!musts.contains(key) && byKey.get(key).ofClaim()) {
                findings.broken("I2", "should not be told: " + key);
            }
        });
    }

    private void revisionsRise() {
        Map<String, Integer> last = new HashMap<>();
        for (Alert alert : output.alerts()) {
            Integer before = last.put(alert.unlockId(), alert.revision());
            if (before != null
                    && (before > alert.revision() || (before == alert.revision() && alert.ofClaim()))) {
                findings.broken("I3", "after revision " + before + ": " + alert.key());
            }
        }
    }

    private void archiveAgrees() {
        Set<String> alerts = output.alerts().stream().filter(Alert::ofClaim).map(Alert::key)
                .collect(Collectors.toSet());
        List<String> archived = output.archive().stream().map(Archived::alertKey)
                .filter(key -> !key.isEmpty()).toList();
        Agreement.check(alerts, new HashSet<>(archived), findings);
        repeated(archived).forEach(key -> findings.repeated("I4", "archived as told twice: " + key));
        List<String> coordinates = output.archive().stream().map(Archived::at).toList();
        repeated(coordinates).forEach(at -> findings.repeated("I4", "archived twice: " + at));
        Set<String> there = new HashSet<>(coordinates);
        facts.forEach((at, fact) -> {
            if (fact.part().fate().equals("CLAIM") && !there.contains(at)) {
                findings.lost("I4", "a claim without archive record: " + at);
            }
        });
    }

    static boolean same(String amount, String other) {
        try {
            return new BigDecimal(amount).compareTo(new BigDecimal(other)) == 0;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private static <T> Map<String, Long> counts(Collection<T> all, Function<T, String> key) {
        return all.stream().collect(Collectors.groupingBy(key, Collectors.counting()));
    }

    private static List<String> repeated(Collection<String> all) {
        return counts(all, key -> key).entrySet().stream().filter(e -> e.getValue() > 1)
                .map(Map.Entry::getKey).toList();
    }
}
