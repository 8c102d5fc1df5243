package io.unlockwire.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.unlockwire.enrich.CrossCheck;
import io.unlockwire.enrich.Enrichment;
import io.unlockwire.ledger.Changed;
import io.unlockwire.ledger.Decision;
import io.unlockwire.ledger.Known;
import io.unlockwire.ledger.LedgerRules;
import io.unlockwire.ledger.Resolver;
import io.unlockwire.testkit.Telling;
import io.unlockwire.unlock.Change.Cue;
import io.unlockwire.unlock.Flag;
import io.unlockwire.unlock.Percentage.Basis;
import io.unlockwire.unlock.Status;
import io.unlockwire.unlock.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class AlertPolicyTest {

    private static final Instant NOW = Instant.parse("2026-04-15T08:00:06Z");

    private final Resolver resolver = new Resolver(LedgerRules.defaults());
    private final AlertPolicy policy = new AlertPolicy(AlertRules.defaults());

    @Test
    void aNewUnlockIsToldWithItsFiguresKeptApart() {
        Decision decision = decide(List.of(), Telling.by("RootData").value("4860000")
                .percentage("5", Basis.TOTAL));
        Alert alert = policy.alertFor(decision, Markets.of("0.40", "242000000", "48440000"), NOW);
        assertThat(alert.key()).isEqualTo(decision.after().id() + ":1:NEW");
        assertThat(alert.kind()).isEqualTo(Kind.NEW);
        assertThat(alert.status()).isEqualTo(Status.SCHEDULED);
        assertThat(alert.value().statedUsd()).isEqualByComparingTo("4860000");
        assertThat(alert.value().nowUsd()).isEqualByComparingTo("4844000");
        assertThat(alert.percentage().value()).isEqualByComparingTo("5.00");
        assertThat(alert.percentage().basis()).isEqualTo(Basis.CIRCULATING);
        assertThat(alert.percentage().printed().basis()).isEqualTo(Basis.TOTAL);
        assertThat(alert.daysOfVolume()).isEqualByComparingTo("0.1");
        assertThat(alert.severity()).isEqualTo(Severity.HIGH);
        assertThat(alert.claims()).singleElement().extracting(Alert.Source::dataSource).isEqualTo("RootData");
        assertThat(alert.traceId()).isEqualTo(decision.report().origin().traceId());
    }

    @Test
    void figuresThatComeLaterAreToldAlwaysOrWhereTheyMakeItLouder() {
        Known silent = decide(List.of(), Telling.by("RootData")).after();
        Due due = new Due(Due.What.ENRICH, NOW, null);
        AlertPolicy onlyLouder = new AlertPolicy(
                AlertRules.defaults().withCompleted(AlertRules.Completed.SEVERITY));
        Enrichment loud = Markets.of("0.40", "242000000", "48440000");
        Enrichment quiet = Markets.of("0.000001", "99000000000000", "48440000");
        assertThat(policy.tells(silent, due, loud)).isTrue();
        assertThat(policy.tells(silent, due, quiet)).isTrue();
        assertThat(onlyLouder.tells(silent, due, loud)).isTrue();
        assertThat(onlyLouder.tells(silent, due, quiet)).isFalse();
        assertThat(policy.tells(silent, due, Markets.DOWN)).as("failure is no news").isFalse();
        assertThat(onlyLouder.tells(silent, new Due(Due.What.OCCUR, NOW, null), Markets.DOWN)).isTrue();
    }

    @Test
    void rulesThatChangeCountFromTheNextAlertOn() {
        AtomicReference<AlertRules> rules = new AtomicReference<>(AlertRules.defaults());
        AlertPolicy live = new AlertPolicy(rules::get);
        Decision decision = decide(List.of(), Telling.by("RootData").value("4860000"));
        assertThat(live.alertFor(decision, Markets.DOWN, NOW).severity()).isEqualTo(Severity.MEDIUM);
        rules.set(AlertRules.defaults().withThresholds(Map.of("high.value-usd", "4860000")));
        Alert alert = live.alertFor(decision, Markets.DOWN, NOW);
        assertThat(alert.severity()).isEqualTo(Severity.HIGH);
        assertThat(alert.rule()).isEqualTo("valueUsd>=4860000");
    }

    @ParameterizedTest
    @CsvSource({"critical.value-usd,5", "critical.percentage,0.5", "critical.percentage-floor-usd,5",
            "critical.days-of-volume,5", "high.value-usd,5", "high.percentage,5",
            "high.percentage-floor-usd,5",
            "high.days-of-volume,5", "medium.value-usd,5"})
    void everyThresholdHasAName(String name, String value) {
        AlertRules changed = AlertRules.defaults().withThresholds(Map.of(name, value));
        assertThat(changed).isNotEqualTo(AlertRules.defaults());
        assertThat(changed.toString()).contains(value);
    }

    @ParameterizedTest
    @CsvSource({"high.volume,5", "low.value-usd,5", "medium.percentage,5", "high.value-usd,-5",
            "high.value-usd,1e9",
            "high.value-usd,''"})
    void aMistakeInAThresholdIsRefused(String name, String value) {
        assertThatThrownBy(() -> AlertRules.defaults().withThresholds(Map.of(name, value)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anUnlockFirstToldAfterItsTimeHasOccurred() {
        Alert alert = policy.alertFor(decide(List.of(), Telling.by("RootData")), Markets.DOWN,
                Instant.parse("2026-04-20T04:00:00Z"));
        assertThat(alert.kind()).isEqualTo(Kind.NEW);
        assertThat(alert.status()).isEqualTo(Status.OCCURRED);
    }

    @Test
    void aSlipFoundByArithmeticIsFlaggedOnTheAlertAlone() {
        Decision decision = decide(List.of(), Telling.by("RootData").flags(Flag.ZONE_ASSUMED));
        Alert alert = policy.alertFor(decision, Markets.of("1", "1", "1", CrossCheck.UNIT_SLIP), NOW);
        assertThat(alert.flags()).containsExactly(Flag.UNIT_SLIP_SUSPECTED, Flag.ZONE_ASSUMED);
        assertThat(decision.after().flags()).containsExactly(Flag.ZONE_ASSUMED);
    }

    @Test
    void aRevisionBySameSourceIsToldWithOldAndNew() {
        Known first = decide(List.of(), Telling.by("RootData")).after();
        Alert alert = alert(List.of(first), Telling.by("RootData").amount("9000000"));
        assertThat(alert.kind()).isEqualTo(Kind.REVISED);
        assertThat(alert.key()).isEqualTo(first.id() + ":2:REVISED");
        assertThat(alert.changed()).containsExactly(new Changed("amount", "12110000", "9000000"));
    }

    @ParameterizedTest
    @EnumSource(Cue.class)
    void aCueNamesTheKind(Cue cue) {
        Known first = decide(List.of(), Telling.by("RootData")).after();
        Telling change = Telling.by("Tokenomist").amount("7").at("2026-04-27T04:00:00Z")
                .cue(cue, Telling.day("2026-04-20"));
        Kind kind = alert(List.of(first), change).kind();
        assertThat(kind).isEqualTo(cue == Cue.CORRECTED ? Kind.REVISED : Kind.valueOf(cue.name()));
    }

    @Test
    void anAdditionIsToldAsARevision() {
        Known first = decide(List.of(), Telling.by("RootData").noAmount()).after();
        assertThat(alert(List.of(first), Telling.by("Tokenomist")).kind()).isEqualTo(Kind.REVISED);
    }

    @Test
    void conflictsOfOneDataSourceAreNumbered() {
        Known first = decide(List.of(), Telling.by("RootData")).after();
        Decision disagrees = decide(List.of(first), Telling.relayedBy("PA News").amount("20000000"));
        Alert alert = policy.alertFor(disagrees, Markets.DOWN, NOW);
        assertThat(alert.key()).isEqualTo(first.id() + ":1:CONFLICT-pa-news-1");
        assertThat(alert.claims()).hasSize(2);
        assertThat(alert(List.of(disagrees.after()), Telling.relayedBy("PA News").amount("40000000")).key())
                .isEqualTo(first.id() + ":1:CONFLICT-pa-news-2");
    }

    @Test
    void aConfirmationIsToldOnlyOnRequestAndOncePerDataSource() {
        Known first = decide(List.of(), Telling.by("RootData")).after();
        AlertPolicy talkative = new AlertPolicy(AlertRules.defaults().withConfirmed(true));
        Decision confirms = decide(List.of(first), Telling.by("Tokenomist"));
        assertThat(policy.tells(confirms)).isFalse();
        assertThat(talkative.tells(confirms)).isTrue();
        assertThat(talkative.alertFor(confirms, Markets.DOWN, NOW).key())
                .isEqualTo(first.id() + ":1:CONFIRMED-tokenomist");
        assertThat(talkative.tells(decide(List.of(confirms.after()), Telling.by("Tokenomist")))).isFalse();
        assertThat(talkative.tells(decide(List.of(first), Telling.relayedBy("PANews"))))
                .as("a relay is no data source").isFalse();
    }

    @Test
    void whatIsStaleIsNotTold() {
        Decision stale = decide(List.of(), Telling.by("RootData").appended("2027-01-01T00:00:00Z"));
        assertThat(stale.verdict()).isEqualTo(Verdict.STALE);
        assertThat(policy.tells(stale)).isFalse();
        assertThatThrownBy(() -> policy.alertFor(stale, Markets.DOWN, NOW))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private Alert alert(List<Known> known, Telling telling) {
        return policy.alertFor(decide(known, telling), Markets.DOWN, NOW);
    }

    private Decision decide(List<Known> known, Telling telling) {
        return resolver.resolve(known, telling.report());
    }
}
