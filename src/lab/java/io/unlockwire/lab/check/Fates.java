package io.unlockwire.lab.check;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Where each announcement has ended, by its coordinates, of whatever kind it was: as one or more claims, each
 * resolved once; as nothing, once; or rejected, once; and only in one of these ways.
 */
public final class Fates {

    private static final int EXAMPLES = 20;

    private final Set<String> inputs = new HashSet<>();
    private final Map<String, Integer> claims = new HashMap<>();
    private final Map<String, Integer> resolved = new HashMap<>();
    private final Map<String, Integer> nothing = new HashMap<>();
    private final Map<String, Integer> rejected = new HashMap<>();
    private final Set<String> claimed = new HashSet<>();

    private Fates() {}

    /** As of now; {@code prefix} stands before the topics' names. */
    public static Fates of(String bootstrapServers, String prefix) {
        Fates fates = new Fates();
        try (Committed reader = new Committed(bootstrapServers)) {
            reader.all(prefix + "announcements",
                    record -> fates.inputs.add(record.partition() + "@" + record.offset()));
            reader.all(prefix + "claims", fates::claim);
            reader.all(prefix + "archive", fates::archived);
            reader.all(prefix + "rejected", record -> {
                JsonNode json = Committed.json(record);
                fates.rejected.merge(
                        json.path("topic").asText().endsWith("claims")
                                ? "claim " + Archived.coordinates(json)
                                : Archived.coordinates(json),
                        1, Integer::sum);
            });
        }
        return fates;
    }

    public int inputs() {
        return inputs.size();
    }

    /** How many announcements and claims have come to their end. */
    public int ended() {
        return nothing.size() + rejected.size() + resolved.size();
    }

    /** Whether as much has come out as must. */
    public boolean complete() {
        return resolved.size() >= claims.size()
                && inputs.stream().allMatch(at -> claimed.contains(at) || nothing.containsKey(at)
                        || rejected.containsKey(at));
    }

    public String summary() {
        return "inputs=" + inputs.size() + " claims=" + claimed.size() + " nothing=" + nothing.size()
                + " rejected=" + rejected.size();
    }

    /** What is not as it must be, some of it. */
    public List<String> broken() {
        List<String> broken = new ArrayList<>();
        for (String at : inputs) {
            int ways = (claimed.contains(at) ? 1 : 0) + nothing.getOrDefault(at, 0)
                    + rejected.getOrDefault(at, 0);
            if (ways != 1) {
                broken.add("ended in " + ways + " ways: " + at);
            }
        }
        claims.forEach((row, count) -> {
            if (count != 1 || resolved.getOrDefault(row, 0) != 1) {
                broken.add("claimed " + count + " times, resolved " + resolved.getOrDefault(row, 0)
                        + " times: " + row);
            }
        });
        resolved.keySet().stream().filter(row -> !claims.containsKey(row))
                .forEach(row -> broken.add("resolved, but never claimed: " + row));
        return broken.stream().limit(EXAMPLES).toList();
    }

    private void claim(ConsumerRecord<byte[], byte[]> record) {
        JsonNode at = Committed.json(record).at("/origin/at");
        claims.merge(row(at), 1, Integer::sum);
        claimed.add(Archived.coordinates(at));
    }

    private void archived(ConsumerRecord<byte[], byte[]> record) {
        JsonNode json = Committed.json(record);
        JsonNode at = json.at("/origin/at");
        if (json.path("verdict").asText().equals("NO_CLAIM")) {
            nothing.merge(Archived.coordinates(at), 1, Integer::sum);
        } else {
            resolved.merge(row(at), 1, Integer::sum);
        }
    }

    private static String row(JsonNode at) {
        return Archived.coordinates(at) + "/" + at.path("row").asInt();
    }
}
