package io.unlockwire.feed;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;

/** Alerts as small as the feed can tell them apart. */
final class Alerts {

    static final Instant NOW = Instant.parse("2026-04-15T08:00:00Z");

    private Alerts() {}

    static byte[] alert(int number) {
        return alert("kaito-" + String.format("%08x", number), "NEW", "HIGH", "KAITO", "4860000",
                NOW.plusSeconds(3_600));
    }

    static byte[] alert(String unlock, String kind, String severity, String ticker, String usd,
            Instant from) {
        return ("{\"key\":\"" + unlock + ":1:" + kind + "\",\"unlockId\":\"" + unlock + "\",\"kind\":\""
                + kind
                + "\",\"status\":\"" + (kind.equals("CANCELLED") ? "CANCELLED" : "SCHEDULED")
                + "\",\"severity\":\"" + severity
                + "\",\"token\":{\"assetId\":\"" + ticker.toLowerCase(Locale.ROOT) + "-asset\",\"ticker\":\""
                + ticker
                + "\"},\"value\":{\"statedUsd\":\"" + usd + "\",\"nowUsd\":null},\"unlockAt\":{\"from\":\""
                + from
                + "\",\"to\":\"" + from.plusSeconds(60) + "\"}}").getBytes(StandardCharsets.UTF_8);
    }

    static AlertFacts facts(byte[] alert) {
        return Objects.requireNonNull(AlertFacts.read(alert));
    }
}
