package io.unlockwire.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.unlockwire.alert.AlertRules;
import io.unlockwire.enrich.MarketProvider;
import io.unlockwire.market.SnapshotProvider;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The same records a year later, with another clock and another market: the same bytes. */
class ReplayTest {

    private static final Instant START = Instant.parse("2026-04-15T08:00:05Z");
    /** All that may depend on a clock or on a provider. */
    private static final List<String> OF_THE_MOMENT = List.of("value", "percentage", "severity", "rule",
            "status",
            "daysOfVolume", "enrichment", "flags");
    private static final List<String> TEXTS = List.of(
            "{\"source\":\"desk\",\"publishedAt\":\"2026-04-15T12:00:00Z\",\"text\":\"zkSync (ZK) will unlock 173.14 million tokens on April 17 at 0:00 UTC+8. Data: Tokenomist.\"}",
            "Kaito (KAITO) will unlock 12.5 million tokens on April 20. Data: Tokenomist.",
            "Correction: Kaito (KAITO) will unlock 11 million tokens on April 20, not 12.11 million. Data: RootData.",
            "Quai Network (QUAI) unlock postponed from April 19 to May 20, 2026. Data: RootData.",
            "Zorp (ZORP) will unlock 5 million tokens in May 2026.",
            "How to unlock your phone in three easy steps",
            "Token unlocks this week:\n- Aptos (APT): 11.3 million on April 18\n- Sui (SUI): 40 million on April 21\n- Sui (SUI): 12 million on April 22",
            "Sui (SUI) will unlock 40 million tokens tomorrow at 12:00 PM.");

    @Test
    void givesTheSameClaimsVerdictsIdsRevisionsAndFlagsOfTheText() {
        List<Desk.Written> then = run(START, SnapshotProvider.embedded());
        List<Desk.Written> later = run(START.plus(Duration.ofDays(365)), new Market());

        for (int i = 0; i < then.size(); i++) {
            for (String topic : List.of("claims", "archive", "rejected")) {
                assertThat(bytes(later.get(i), topic)).as("%s of record %d", topic, i)
                        .isEqualTo(bytes(then.get(i), topic));
            }
            assertThat(without(later.get(i), "ledger", List.of("timers", "doubts")))
                    .as("ledger of record %d", i)
                    .isEqualTo(without(then.get(i), "ledger", List.of("timers", "doubts")));
            assertThat(without(later.get(i), "alerts", OF_THE_MOMENT)).as("alerts of record %d", i)
                    .isEqualTo(without(then.get(i), "alerts", OF_THE_MOMENT));
        }
        assertThat(then.stream().flatMap(w -> w.all("archive").stream()).map(a -> a.path("verdict").asText()))
                .as("the records cover what can become of one")
                .contains("NEW", "DUPLICATE", "REVISION", "CONFLICT", "NO_CLAIM");
    }

    private static List<Desk.Written> run(Instant now, MarketProvider market) {
        Desk desk = new Desk(AlertRules.defaults(), market, now);
        List<String> values = Stream.concat(IntStream.range(0, 4).mapToObj(Market::seed), TEXTS.stream())
                .toList();
        List<Desk.Written> written = new ArrayList<>();
        for (int i = 0; i < 2 * values.size(); i++) {
            written.add(desk.announce(values.get(i % values.size()), START.plusSeconds(600L * i)));
        }
        return written;
    }

    private static List<String> bytes(Desk.Written written, String topic) {
        return written.topics().getOrDefault("unlock." + topic, List.of()).stream()
                .map(value -> new String(value, StandardCharsets.UTF_8)).toList();
    }

    private static List<JsonNode> without(Desk.Written written, String topic, List<String> fields) {
        List<JsonNode> all = written.all(topic);
        all.forEach(node -> ((ObjectNode) node).remove(fields));
        return all;
    }
}
