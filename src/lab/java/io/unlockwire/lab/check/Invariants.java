package io.unlockwire.lab.check;

import com.fasterxml.jackson.databind.JsonNode;
import io.unlockwire.lab.check.Traffic.Fate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What must hold of any output, whatever was killed on the way.
 *
 * <ul>
 * <li>I1: each alert that must exist is there exactly once.
 * <li>I2: no other is.
 * <li>I3: per unlock, revisions rise in offset order.
 * <li>I4: every alert has its archive record, and the reverse.
 * <li>I5: each announcement is accounted for exactly once among claims, archive without claim, and rejected.
 * </ul>
 */
public final class Invariants {

    private final List<String> broken = new ArrayList<>();

    private Invariants() {}

    /** The invariants that do not hold, each with what was seen; empty if all hold. */
    public static List<String> broken(Traffic traffic, Output output) {
        Invariants check = new Invariants();
        check.alertsAreThoseThatMustBe(traffic, output);
        check.revisionsRise(output);
        check.archiveAgrees(output);
        check.everyAnnouncementIsAccountedFor(traffic, output);
        return List.copyOf(check.broken);
    }

    private void alertsAreThoseThatMustBe(Traffic traffic, Output output) {
        Map<String, Long> told = counts(output.alerts(), alert -> alert.at("/token/assetId").asText() + "@"
                + Instant.parse(alert.at("/unlockAt/from").asText()) + " " + alert.path("kind").asText());
        Set<String> due = traffic.unlocks().stream().map(u -> u.asset() + "@" + u.at() + " NEW")
                .collect(Collectors.toSet());
        due.stream().filter(unlock -> told.getOrDefault(unlock, 0L) != 1)
                .forEach(unlock -> broken
                        .add("I1: told " + told.getOrDefault(unlock, 0L) + " times: " + unlock));
        told.keySet().stream().filter(unlock -> !due.contains(unlock))
                .forEach(unlock -> broken.add("I2: should not be told: " + unlock));
        repeated(output.alerts(), alert -> alert.path("key").asText())
                .forEach(key -> broken.add("I2: alert key told again: " + key));
    }

    private void revisionsRise(Output output) {
        Map<String, Integer> last = new HashMap<>();
        for (JsonNode alert : output.alerts()) {
            String unlock = alert.path("unlockId").asText();
            int revision = alert.path("revision").asInt();
            Integer before = last.put(unlock, revision);
            if (before != null && before > revision) {
                broken.add("I3: revision " + revision + " after " + before + " of " + unlock);
            }
        }
    }

    private void archiveAgrees(Output output) {
        Set<String> alerts = output.alerts().stream().map(alert -> alert.path("key").asText())
                .collect(Collectors.toSet());
        List<JsonNode> telling = output.archive().stream().filter(record -> record.hasNonNull("alertKey"))
                .toList();
        Set<String> archived = telling.stream().map(record -> record.path("alertKey").asText())
                .collect(Collectors.toSet());
        difference(alerts, archived).forEach(key -> broken.add("I4: alert without archive record: " + key));
        difference(archived, alerts).forEach(key -> broken.add("I4: archived as told, but not told: " + key));
        repeated(telling, record -> record.path("alertKey").asText())
                .forEach(key -> broken.add("I4: archived twice: " + key));
        repeated(output.archive(), record -> coordinates(record.path("origin").path("at")))
                .forEach(at -> broken.add("I4: claim archived twice: " + at));
    }

    private void everyAnnouncementIsAccountedFor(Traffic traffic, Output output) {
        for (Fate fate : Fate.values()) {
            long sent = traffic.posts().stream().filter(post -> post.fate() == fate).count();
            List<String> seen = accounted(output, fate);
            if (seen.size() != sent || new HashSet<>(seen).size() != sent) {
                broken.add(
                        "I5: " + sent + " were to end as " + fate + ", but " + seen.size() + " did, of them "
                                + new HashSet<>(seen).size() + " distinct");
            }
        }
        long all = Stream.of(Fate.values()).flatMap(fate -> accounted(output, fate).stream()).distinct()
                .count();
        if (all != traffic.posts().size()) {
            broken.add("I5: " + traffic.posts().size() + " announcements were sent, " + all
                    + " are accounted for");
        }
    }

    private static List<String> accounted(Output output, Fate fate) {
        return switch (fate) {
            case CLAIM ->
                output.claims().stream().map(c -> coordinates(c.path("origin").path("at"))).toList();
            case NO_CLAIM ->
                output.archive().stream().filter(a -> a.path("verdict").asText().equals("NO_CLAIM"))
                        .map(a -> coordinates(a.path("origin").path("at"))).toList();
            case REJECTED -> output.rejected().stream().map(Invariants::coordinates).toList();
        };
    }

    private static String coordinates(JsonNode at) {
        return at.path("topic").asText() + "/" + at.path("partition").asText() + "/"
                + at.path("offset").asText();
    }

    private static Map<String, Long> counts(Collection<JsonNode> nodes, Function<JsonNode, String> key) {
        return nodes.stream().collect(Collectors.groupingBy(key, Collectors.counting()));
    }

    private static List<String> repeated(Collection<JsonNode> nodes, Function<JsonNode, String> key) {
        return counts(nodes, key).entrySet().stream().filter(e -> e.getValue() > 1).map(Map.Entry::getKey)
                .toList();
    }

    private static Set<String> difference(Set<String> all, Set<String> but) {
        return all.stream().filter(key -> !but.contains(key)).collect(Collectors.toSet());
    }
}
