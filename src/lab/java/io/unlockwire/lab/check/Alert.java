package io.unlockwire.lab.check;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Set;

/**
 * An alert as the checker sees it.
 *
 * @param at when the unlock is, in epoch seconds; -1 where the alert does not say
 * @param written when the broker had it, in epoch milliseconds
 */
record Alert(String key, String unlockId, int revision, String kind, String status, String amount, long at,
        long written) {

    /** Kinds that no claim causes. */
    private static final Set<String> OF_TIME = Set.of("REMINDER", "OCCURRED", "ENRICHED");

    static Alert of(JsonNode json, long written) {
        String from = json.at("/unlockAt/from").asText("");
        return new Alert(json.path("key").asText(), json.path("unlockId").asText(),
                json.path("revision").asInt(), json.path("kind").asText(), json.path("status").asText(),
                json.path("amount").asText(), from.isEmpty() ? -1 : Instant.parse(from).getEpochSecond(),
                written);
    }

    boolean ofClaim() {
        return !OF_TIME.contains(kind);
    }
}
