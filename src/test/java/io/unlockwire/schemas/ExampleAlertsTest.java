package io.unlockwire.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import io.unlockwire.alert.Alert;
import io.unlockwire.alert.AlertCodec;
import io.unlockwire.alert.AlertPolicy;
import io.unlockwire.alert.AlertRules;
import io.unlockwire.enrich.EnrichRules;
import io.unlockwire.enrich.Enricher;
import io.unlockwire.enrich.Enrichment;
import io.unlockwire.enrich.Question;
import io.unlockwire.ledger.Decision;
import io.unlockwire.ledger.Known;
import io.unlockwire.ledger.LedgerCodec;
import io.unlockwire.ledger.LedgerRules;
import io.unlockwire.ledger.Resolver;
import io.unlockwire.market.SnapshotProvider;
import io.unlockwire.testkit.Telling;
import io.unlockwire.unlock.Change.Cue;
import io.unlockwire.unlock.Flag;
import io.unlockwire.unlock.Percentage.Basis;
import io.unlockwire.unlock.Report;
import io.unlockwire.wire.Json;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the code writes is what the schemas and their examples say. */
class ExampleAlertsTest {

    private static final Instant NOW = Instant.parse("2026-04-15T08:00:01Z");

    private final Resolver resolver = new Resolver(LedgerRules.defaults());
    private final Enricher enricher = new Enricher(List.of(SnapshotProvider.embedded()),
            EnrichRules.defaults());
    private final AlertPolicy policy = new AlertPolicy(AlertRules.defaults());
    private final AlertCodec alerts = new AlertCodec();
    private final LedgerCodec ledger = new LedgerCodec();

    @ParameterizedTest
    @MethodSource("seeds")
    void theExampleOfEachFoundingAnnouncementIsTrue(Seed seed) {
        byte[] alert = alerts.encode(alert(resolver.resolve(List.of(), seed.report())));
        assertThat(PublishedSchemas.faults("alert", alert)).isEmpty();
        assertThat(PublishedSchemas.tree(alert).toPrettyString())
                .isEqualTo(PublishedSchemas.resource("examples/" + seed.assetId() + ".alert.json")
                        .toPrettyString());
    }

    static List<Seed> seeds() {
        return Seed.ALL;
    }

    @Test
    void theSlippedSeedIsFlaggedAndTheOthersAreNot() {
        for (Seed seed : Seed.ALL) {
            Alert alert = alert(resolver.resolve(List.of(), seed.report()));
            assertThat(alert.flags().contains(Flag.UNIT_SLIP_SUSPECTED))
                    .isEqualTo(seed.assetId().equals("zksync"));
        }
    }

    @Test
    void whateverBecomesOfAnUnlockItsAlertsAndItsLedgerEntryAreValid() {
        List<Known> known = new ArrayList<>();
        for (Telling telling : life()) {
            Decision decision = resolver.resolve(known, telling.report());
            byte[] alert = alerts.encode(alert(decision));
            assertThat(PublishedSchemas.faults("alert", alert)).isEmpty();
            known.removeIf(k -> k.id().equals(decision.after().id()));
            known.add(decision.after().withAlertKey("kaito-00000000:1:NEW"));
            assertThat(PublishedSchemas.faults("ledger", ledger.encode(known.get(known.size() - 1))))
                    .isEmpty();
        }
        assertThat(known).hasSize(2);
    }

    @Test
    void aClaimIsWrittenAsItsSchemaSays() throws Exception {
        Report report = Telling.by("RootData").percentage("8.5", Basis.CIRCULATING).flags(Flag.ZONE_ASSUMED)
                .cue(Cue.POSTPONED, "5").report();
        byte[] bytes = Json.mapper()
                .writeValueAsBytes(Map.of("claim", report.claim(), "origin", report.origin(),
                        "original", "text".getBytes(StandardCharsets.UTF_8)));
        assertThat(PublishedSchemas.faults("claim", bytes)).isEmpty();
    }

    @Test
    void whatIsMissingOrMisspeltIsAFault() {
        assertThat(PublishedSchemas.faults("alert", "{}".getBytes(StandardCharsets.UTF_8))).isNotEmpty();
        String alert = new String(alerts.encode(alert(resolver.resolve(List.of(), Seed.ALL.get(2).report()))),
                StandardCharsets.UTF_8);
        assertThat(PublishedSchemas.faults("alert",
                alert.replace("\"MINUTE\"", "\"SECOND\"").getBytes(StandardCharsets.UTF_8))).isNotEmpty();
    }

    /** From a first word through every verdict that is told. */
    private static List<Telling> life() {
        return List.of(
                Telling.by("RootData").noAmount().flags(Flag.ZONE_ASSUMED),
                Telling.by("Tokenomist").value("4860000").percentage("8.5", Basis.MARKET_CAP),
                Telling.relayedBy("PA News").amount("121100000"),
                Telling.by("Tokenomist").amount("9000000"),
                Telling.by("Kaito").noTime().cue(Cue.POSTPONED, Telling.day("2026-04-20")),
                Telling.by("Kaito").noAmount().at(Telling.month("2026-06-01")).cue(Cue.POSTPONED,
                        Telling.day("2026-04-20")),
                Telling.by("Kaito").noAmount().noTime().cue(Cue.CANCELLED),
                Telling.by("RootData").amount("7").at("2026-09-01T00:00:00Z"));
    }

    private Alert alert(Decision decision) {
        Known known = decision.after();
        Enrichment found = enricher.enrich(List.of(
                new Question(known.token(), known.amount(), known.shown().valueUsd(), List.of())))
                .await().atMost(Duration.ofSeconds(5)).get(0);
        return policy.alertFor(decision, found, NOW);
    }
}
