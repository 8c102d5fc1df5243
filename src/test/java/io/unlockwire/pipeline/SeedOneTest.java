package io.unlockwire.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.unlockwire.alert.AlertRules;
import io.unlockwire.enrich.MarketProvider;
import io.unlockwire.market.SnapshotProvider;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The founding announcement that is ten times too small: 17.314 million ZK for 2.66 million dollars. */
class SeedOneTest {

    private static final Instant APPENDED = Instant.parse("2026-04-15T08:00:05Z");
    private static final String SECOND = """
            {"source":"another-desk","publishedAt":"2026-04-15T12:00:00Z","text":"zkSync (ZK) will unlock 173.14 million \
            tokens on April 17 at 0:00 UTC+8, worth about $2.66 million. Data: Tokenomist."}""";

    @Test
    void isFlaggedByItsPriceAndKeepsWhatItSays() {
        Desk.Written written = desk(SnapshotProvider.embedded()).announce(Market.seed(0), APPENDED);
        JsonNode alert = written.only("alerts");
        assertThat(alert.path("amount").asText()).isEqualTo("17314000");
        assertThat(alert.path("flags")).extracting(JsonNode::asText).contains("UNIT_SLIP_SUSPECTED");
        assertThat(written.only("ledger").path("doubts")).extracting(JsonNode::asText)
                .containsExactly("UNIT_SLIP_SUSPECTED");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void isTheOnlySeedThatIsFlagged(int seed) {
        Desk.Written written = desk(SnapshotProvider.embedded()).announce(Market.seed(seed), APPENDED);
        assertThat(written.only("alerts").path("flags")).extracting(JsonNode::asText)
                .doesNotContain("UNIT_SLIP_SUSPECTED");
        assertThat(written.only("ledger").has("doubts")).isFalse();
    }

    @Test
    void isFlaggedByASecondReportWithoutAnyPriceAndIsTheSameUnlock() {
        Desk desk = desk(new Market());
        JsonNode first = desk.announce(Market.seed(0), APPENDED).only("alerts");
        assertThat(first.path("flags")).extracting(JsonNode::asText).doesNotContain("UNIT_SLIP_SUSPECTED");

        Desk.Written second = desk.announce(SECOND, APPENDED.plusSeconds(14_400));

        assertThat(second.only("archive").path("verdict").asText()).isEqualTo("CONFLICT");
        assertThat(second.only("archive").path("rule").asInt()).isEqualTo(7);
        JsonNode alert = second.only("alerts");
        assertThat(alert.path("unlockId")).isEqualTo(first.path("unlockId"));
        assertThat(alert.path("kind").asText()).isEqualTo("CONFLICT");
        assertThat(alert.path("key").asText())
                .isEqualTo(first.path("unlockId").asText() + ":1:CONFLICT-tokenomist-1");
        assertThat(alert.path("flags")).extracting(JsonNode::asText).contains("UNIT_SLIP_SUSPECTED");
        assertThat(alert.path("claims")).extracting(claim -> claim.path("amount").asText())
                .containsExactly("17314000", "173140000");
        assertThat(alert.at("/changed/0")).hasToString(
                "{\"field\":\"amount\",\"old\":\"17314000\",\"new\":\"173140000\"}");
    }

    private static Desk desk(MarketProvider market) {
        return new Desk(AlertRules.defaults(), market, APPENDED);
    }
}
