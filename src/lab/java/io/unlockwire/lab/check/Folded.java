package io.unlockwire.lab.check;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** I6: folding alerts and archive gives what the ledger holds. */
final class Folded {

    private final Findings findings;

    Folded(Findings findings) {
        this.findings = findings;
    }

    void check(Collection<Story> stories, Output output) {
        Map<String, List<Alert>> alerts = output.alerts().stream().filter(Alert::ofClaim)
                .collect(Collectors.groupingBy(Alert::unlockId));
        Map<String, Set<String>> tellers = new HashMap<>();
        output.archive().stream().filter(record -> !record.unlockId().isEmpty()).forEach(record -> tellers
                .computeIfAbsent(record.unlockId(), id -> new TreeSet<>()).add(record.dataSource()));
        alerts.forEach((id, told) -> {
            JsonNode entry = output.ledger().get(id);
            if (entry == null) {
                findings.broken("I6", "told, but not in the ledger: " + id);
            } else {
                compare(id, told, tellers.getOrDefault(id, Set.of()), entry);
            }
        });
        output.ledger().keySet().stream().filter(id -> !alerts.containsKey(id))
                .forEach(id -> findings.broken("I6", "in the ledger, but never told: " + id));
        stories.stream().filter(Story::cancelled).filter(s -> output.ledger().containsKey(s.id()))
                .filter(s -> !output.ledger().get(s.id()).path("status").asText().equals("CANCELLED"))
                .forEach(s -> findings.broken("I6", "cancelled, but not in the ledger: " + s.id()));
    }

    private void compare(String id, List<Alert> told, Set<String> tellers, JsonNode entry) {
        Alert last = told.get(told.size() - 1);
        differ(id, "revision", last.revision(), entry.path("revision").asInt());
        differ(id, "alert keys", told.stream().map(Alert::key).collect(Collectors.toSet()), keys(entry));
        differ(id, "time", last.at(),
                Instant.parse(entry.at("/shown/unlockAt/from").asText()).getEpochSecond());
        differ(id, "tellers", tellers, tellers(entry));
        if (!Invariants.same(last.amount(), entry.at("/shown/amount").asText())) {
            findings.broken("I6", id + ": amount " + last.amount() + " was told, the ledger has "
                    + entry.at("/shown/amount"));
        }
    }

    private void differ(String id, String what, Object told, Object kept) {
        if (!told.equals(kept)) {
            findings.broken("I6", id + ": " + what + " " + told + " by alerts and archive, " + kept
                    + " by the ledger");
        }
    }

    /** Those of claims: what time causes may or may not be among them. */
    private static Set<String> keys(JsonNode entry) {
        List<String> keys = new ArrayList<>();
        entry.path("alertKeys").forEach(key -> keys.add(key.asText()));
        return keys.stream().filter(key -> !key.matches(".*:(REMINDER|OCCURRED|ENRICHED).*"))
                .collect(Collectors.toCollection(HashSet::new));
    }

    private static Set<String> tellers(JsonNode entry) {
        Set<String> tellers = new TreeSet<>();
        entry.path("claims").forEach(claim -> tellers.add(claim.path("dataSource").asText()));
        return tellers;
    }
}
