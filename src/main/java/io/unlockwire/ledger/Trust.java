package io.unlockwire.ledger;

import io.unlockwire.unlock.Token;
import java.util.List;
import java.util.Locale;

/** Whose figures are put forward, the least trusted first. */
enum Trust {
    /** Names no data source. */
    RELAY,
    /** Names who computed the figures. */
    TRACKER,
    /** Speaks for the project. */
    OFFICIAL;

    private static final List<String> OWN_VOICES = List.of("", "foundation", "labs", "team", "dao",
            "official");

    static Trust of(Told told, Token token, LedgerRules rules) {
        if (rules.official().contains(told.teller())
                || rules.official().contains(told.source().toLowerCase(Locale.ROOT))
                || ownVoice(told.teller(), token.name())) {
            return OFFICIAL;
        }
        return told.dataSource() == null ? RELAY : TRACKER;
    }

    private static boolean ownVoice(String teller, String project) {
        String name = project.toLowerCase(Locale.ROOT);
        return teller.startsWith(name) && OWN_VOICES.contains(teller.substring(name.length()).strip());
    }
}
