package io.unlockwire.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.unlockwire.alert.AlertRules;
import io.unlockwire.testkit.Telling;
import io.unlockwire.unlock.Change.Cue;
import io.unlockwire.unlock.Token;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each verdict writes: alert, archive, ledger. */
class VerdictTableTest {

    private static final Instant NOW = Instant.parse("2026-04-15T08:01:00Z");
    private final Desk desk = new Desk(AlertRules.defaults(), new Market(), NOW);

    @Test
    void aNewUnlockIsToldArchivedAndKept() {
        Desk.Written written = desk.claim(Telling.by("RootData"));
        String id = written.only("ledger").path("id").asText();
        told(written, "NEW", "NEW", id + ":1:NEW", 1);
        assertThat(written.only("archive").path("alertKey").asText()).isEqualTo(id + ":1:NEW");
        assertThat(written.only("archive").path("original").asText()).as("the original bytes")
                .isEqualTo("bw==");
        assertThat(written.only("ledger").path("alertKeys")).extracting(JsonNode::asText)
                .containsExactly(id + ":1:NEW");
    }

    @Test
    void aDuplicateIsArchivedAndKeptOnlyWhereItsDataSourceIsNew() {
        desk.claim(Telling.by("RootData"));
        Desk.Written first = desk.claim(Telling.by("Tokenomist"));
        assertThat(first.all("alerts")).isEmpty();
        assertThat(first.only("archive").path("verdict").asText()).isEqualTo("DUPLICATE");
        assertThat(first.only("ledger").path("claims")).hasSize(2);
        Desk.Written again = desk.claim(Telling.by("Tokenomist"));
        assertThat(again.all("alerts")).isEmpty();
        assertThat(again.only("archive").path("verdict").asText()).isEqualTo("DUPLICATE");
        assertThat(again.all("ledger")).isEmpty();
    }

    @Test
    void aConfirmationIsToldOncePerNewDataSourceWhereThatIsSwitchedOn() {
        Desk switchedOn = new Desk(AlertRules.defaults().withConfirmed(true), new Market(), NOW);
        String id = switchedOn.claim(Telling.by("RootData")).only("ledger").path("id").asText();
        told(switchedOn.claim(Telling.by("Tokenomist")), "DUPLICATE", "CONFIRMED",
                id + ":1:CONFIRMED-tokenomist", 1);
        assertThat(switchedOn.claim(Telling.by("Tokenomist")).all("alerts")).isEmpty();
        assertThat(switchedOn.claim(Telling.relayedBy("PANews")).all("alerts"))
                .as("a relay is no data source")
                .isEmpty();
        told(switchedOn.claim(Telling.by("CryptoRank")), "DUPLICATE", "CONFIRMED",
                id + ":1:CONFIRMED-cryptorank", 1);
    }

    @Test
    void anAdditionIsRevised() {
        String id = desk.claim(Telling.by("RootData").noAmount()).only("ledger").path("id").asText();
        Desk.Written written = desk.claim(Telling.by("Tokenomist"));
        told(written, "ADDITION", "REVISED", id + ":2:REVISED", 2);
        assertThat(written.only("alerts").at("/changed/0")).hasToString(
                "{\"field\":\"amount\",\"old\":null,\"new\":\"12110000\"}");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({",REVISED", "CORRECTED,REVISED", "POSTPONED,POSTPONED", "ADVANCED,ADVANCED",
            "CANCELLED,CANCELLED"})
    void aRevisionIsToldByItsCue(Cue cue, String kind) {
        String id = desk.claim(Telling.by("RootData")).only("ledger").path("id").asText();
        Telling revising = Telling.by("RootData").amount("5000000").at("2026-04-21T04:00:00Z");
        Desk.Written written = desk
                .claim(cue == null ? revising : revising.cue(cue, Telling.day("2026-04-20")));
        told(written, "REVISION", kind, id + ":2:" + kind, 2);
        assertThat(written.only("alerts").path("changed")).extracting(c -> c.path("field").asText())
                .contains("amount", cue == Cue.CANCELLED ? "status" : "unlockAt");
    }

    @Test
    void aConflictIsToldOncePerDataSourceAndValue() {
        String id = desk.claim(Telling.by("RootData")).only("ledger").path("id").asText();
        told(desk.claim(disputing("40000000")), "CONFLICT", "CONFLICT", id + ":1:CONFLICT-panews-1", 1);
        assertThat(desk.claim(disputing("40000000")).all("alerts")).isEmpty();
        told(desk.claim(disputing("50000000")), "CONFLICT", "CONFLICT", id + ":1:CONFLICT-panews-2", 1);
        assertThat(desk.claim(disputing("40000000")).all("alerts")).isEmpty();
        told(desk.claim(Telling.relayedBy("Odaily").amount("40000000")), "CONFLICT", "CONFLICT",
                id + ":1:CONFLICT-odaily-1", 1);
    }

    @Test
    void whatIsStaleIsArchivedAlone() {
        Desk.Written written = desk.claim(Telling.by("RootData").appended("2026-06-01T00:00:00Z"));
        assertThat(written.only("archive").path("verdict").asText()).isEqualTo("STALE");
        assertThat(written.all("alerts")).isEmpty();
        assertThat(written.all("ledger")).isEmpty();
    }

    @Test
    void whatClaimsNothingIsArchivedWithItsBytesByIntake() {
        Desk.Written written = desk.announce("How to unlock your phone in three easy steps", NOW);
        assertThat(written.topics()).containsOnlyKeys("unlock.archive");
        assertThat(written.only("archive").path("verdict").asText()).isEqualTo("NO_CLAIM");
        assertThat(written.only("archive").path("reason").asText()).isNotEmpty();
        assertThat(written.only("archive").path("original").asText()).startsWith("SG93IHRv");
    }

    @Test
    void poisonIsRejectedAlone() {
        Desk.Written written = desk.announce(new byte[]{'b', (byte) 0xC3, (byte) 0x28}, NOW);
        assertThat(written.topics()).containsOnlyKeys("unlock.rejected");
    }

    @Test
    void aProvisionalUnlockEndsWithAPointerAndOnlyOnce() {
        Token unknown = new Token("Zorp", null, Token.UNRESOLVED + "zorp");
        String id = desk.claim(Telling.by("RootData").of(unknown)).only("ledger").path("id").asText();
        MovedRecord moved = new MovedRecord(List.of(new MovedRecord.Move(id, "zorp-0123abcd")));

        Desk.Written ended = desk.move(moved, NOW);

        assertThat(ended.topics()).containsOnlyKeys("unlock.ledger");
        assertThat(ended.only("ledger").path("status").asText()).isEqualTo("EXPIRED");
        assertThat(ended.only("ledger").path("links")).extracting(JsonNode::asText)
                .containsExactly("zorp-0123abcd");
        assertThat(ended.only("ledger").path("alertKeys")).extracting(JsonNode::asText)
                .containsExactly(id + ":1:NEW");
        assertThat(desk.move(moved, NOW).topics()).isEmpty();
        assertThat(desk.resolved().outcomes()).containsEntry("moved", 2L);
        assertThat(desk.claim(Telling.by("RootData").of(unknown)).only("archive").path("verdict").asText())
                .as("what is told of the name later is another unlock").isEqualTo("NEW");
    }

    private static Telling disputing(String amount) {
        return Telling.relayedBy("PANews").amount(amount);
    }

    private static void told(Desk.Written written, String verdict, String kind, String key, int revision) {
        assertThat(written.only("archive").path("verdict").asText()).isEqualTo(verdict);
        assertThat(written.only("archive").path("alertKey").asText()).isEqualTo(key);
        assertThat(written.only("alerts").path("kind").asText()).isEqualTo(kind);
        assertThat(written.only("alerts").path("key").asText()).isEqualTo(key);
        assertThat(written.only("alerts").path("revision").asInt()).isEqualTo(revision);
        assertThat(written.only("ledger").path("revision").asInt()).isEqualTo(revision);
    }
}
