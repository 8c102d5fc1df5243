package io.unlockwire.lab.check;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * An archive record as the checker sees it.
 *
 * @param at its announcement's coordinates
 * @param alertKey empty where nothing was told
 */
record Archived(String at, String verdict, String unlockId, int revision, String alertKey,
        String dataSource) {

    static Archived of(JsonNode json) {
        return new Archived(coordinates(json.at("/origin/at")), json.path("verdict").asText(),
                json.path("unlockId").asText(""), json.path("revision").asInt(),
                json.path("alertKey").asText("").replace("null", ""), json.at("/claim/dataSource").asText());
    }

    /** Of an announcement: partition and offset. */
    static String coordinates(JsonNode at) {
        return at.path("partition").asInt() + "@" + at.path("offset").asLong();
    }
}
