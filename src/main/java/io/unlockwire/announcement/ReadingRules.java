package io.unlockwire.announcement;

import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * What reading needs to be told from outside.
 *
 * @param zoneBySource the zone that a channel or relay means when it writes none, by its name in
 *            lower case
 * @param zoneByLanguage the same for a channel not listed, by ISO 639 code
 * @param defaultZone for everyone else
 */
public record ReadingRules(Map<String, ZoneOffset> zoneBySource, Map<String, ZoneOffset> zoneByLanguage,
        ZoneOffset defaultZone) {

    private static final ZoneOffset BEIJING = ZoneOffset.ofHours(8);

    public ReadingRules {
        Map<String, ZoneOffset> sources = new HashMap<>();
        zoneBySource.forEach((name, zone) -> sources.put(name.toLowerCase(Locale.ROOT), zone));
        zoneBySource = Map.copyOf(sources);
        zoneByLanguage = Map.copyOf(zoneByLanguage);
    }

    /** Chinese desks and Chinese texts mean UTC+8, everyone else UTC. */
    public static ReadingRules defaults() {
        return new ReadingRules(Map.of("chaincatcher", BEIJING, "panews", BEIJING, "blockbeats", BEIJING,
                "odaily", BEIJING, "foresight news", BEIJING, "techflow", BEIJING, "jinse", BEIJING,
                "wu blockchain", BEIJING, "marsbit", BEIJING),
                Map.of("zh", BEIJING), ZoneOffset.UTC);
    }
}
