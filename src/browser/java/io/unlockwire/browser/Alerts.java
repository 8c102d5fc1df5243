package io.unlockwire.browser;

import io.unlockwire.alert.Alert;
import io.unlockwire.alert.AlertCodec;
import io.unlockwire.alert.Kind;
import io.unlockwire.alert.Severity;
import io.unlockwire.enrich.Enrichment;
import io.unlockwire.enrich.Part;
import io.unlockwire.ledger.Changed;
import io.unlockwire.unlock.Flag;
import io.unlockwire.unlock.Percentage;
import io.unlockwire.unlock.Status;
import io.unlockwire.unlock.Token;
import io.unlockwire.unlock.UnlockTime;
import io.unlockwire.unlock.UnlockTime.Precision;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Alerts in the very form in which the service writes them, for a page that has no service. */
final class Alerts {

    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MINUTES);
    private static final BigDecimal VALUE = new BigDecimal("4860000");

    private final AlertCodec codec = new AlertCodec();
    private final List<String> told = new ArrayList<>();

    /** One alert of each thing that the page tells apart. */
    static List<String> ofAllKinds() {
        Alerts alerts = new Alerts();
        UnlockTime soon = alerts.minute(Duration.ofHours(30));
        List<Alert.Source> one = List.of(alerts.claim("RootData", "12110000", soon));
        List<Alert.Source> two = List.of(alerts.claim("RootData", "17314000", soon),
                alerts.claim("Tokenomist", "61300000",
                        soon));
        alerts.tell("QUAI", 1, Kind.OCCURRED, Status.OCCURRED, Severity.HIGH,
                alerts.minute(Duration.ofHours(-2)),
                one,
                List.of(), List.of(), complete());
        alerts.tell("ARB", 1, Kind.NEW, Status.SCHEDULED, Severity.HIGH, alerts.day(5), one,
                List.of(Flag.ZONE_ASSUMED),
                List.of(),
                new Alert.Market(Enrichment.Status.DEGRADED, List.of(Part.QUOTE), List.of("timeout")));
        alerts.tell("MOONPAW", 1, Kind.NEW, Status.SCHEDULED, Severity.LOW, UnlockTime.UNKNOWN, one,
                List.of(),
                List.of(), new Alert.Market(Enrichment.Status.UNKNOWN_ASSET, List.of(), List.of()));
        alerts.tell("KAITO", 1, Kind.NEW, Status.SCHEDULED, Severity.CRITICAL, soon, one, List.of(),
                List.of(),
                complete());
        alerts.tell("KAITO", 2, Kind.REVISED, Status.SCHEDULED, Severity.CRITICAL, soon, one, List.of(),
                List.of(new Changed("amount", "12110000", "13000000")), complete());
        alerts.tell("ZK", 1, Kind.CONFLICT, Status.SCHEDULED, Severity.MEDIUM, soon, two,
                List.of(Flag.UNIT_SLIP_SUSPECTED, Flag.AMOUNT_CONFLICT), List.of(), complete());
        alerts.tell("BLUR", 2, Kind.CANCELLED, Status.CANCELLED, Severity.LOW, soon, one, List.of(),
                List.of(new Changed("status", "SCHEDULED", "CANCELLED")), complete());
        return alerts.told;
    }

    /** What comes without anybody announcing anything. */
    static List<String> thatComeByThemselves() {
        Alerts alerts = new Alerts();
        UnlockTime soon = alerts.minute(Duration.ofHours(23));
        List<Alert.Source> one = List.of(alerts.claim("RootData", "12110000", soon));
        alerts.tell("OP", 1, Kind.OCCURRED, "", Status.OCCURRED, Severity.MEDIUM,
                alerts.minute(Duration.ofMinutes(-3)), one, List.of(), List.of(), complete());
        alerts.tell("KAITO", 1, Kind.REMINDER, "-PT24H", Status.SCHEDULED, Severity.CRITICAL, soon, one,
                List.of(), List.of(), complete());
        alerts.tell("ARB", 1, Kind.ENRICHED, "-1", Status.SCHEDULED, Severity.HIGH, soon, one, List.of(),
                List.of(), complete());
        return alerts.told;
    }

    /** So many of them, each of an unlock of its own. */
    static List<String> many(int count) {
        Alerts alerts = new Alerts();
        for (int i = 0; i < count; i++) {
            alerts.tell("T" + i, 1, Kind.NEW, Status.SCHEDULED, Severity.MEDIUM,
                    alerts.minute(Duration.ofMinutes(60 + i)),
                    List.of(), List.of(), List.of(), complete());
        }
        return alerts.told;
    }

    private void tell(String ticker, int revision, Kind kind, Status status, Severity severity,
            UnlockTime unlockAt,
            List<Alert.Source> claims, List<Flag> flags, List<Changed> changed, Alert.Market market) {
        tell(ticker, revision, kind, "", status, severity, unlockAt, claims, flags, changed, market);
    }

    private void tell(String ticker, int revision, Kind kind, String qualifier, Status status,
            Severity severity, UnlockTime unlockAt, List<Alert.Source> claims, List<Flag> flags,
            List<Changed> changed, Alert.Market market) {
        String unlock = ticker.toLowerCase(Locale.ROOT) + "-7f3a91c2";
        boolean priced = market.missing().isEmpty() && market.status() == Enrichment.Status.COMPLETE;
        Alert.Value value = new Alert.Value(VALUE, null, priced ? VALUE : null,
                priced ? BigDecimal.ONE : null,
                priced ? now : null, priced ? "snapshot" : null);
        Alert alert = new Alert(unlock + ":" + revision + ":" + kind + qualifier, unlock, revision, kind,
                status,
                severity,
                "valueUsd>=1000000",
                new Token("<b>" + ticker + "</b>", ticker, ticker.toLowerCase(Locale.ROOT)),
                new BigDecimal("12110000"), unlockAt, value,
                new Alert.Share(new BigDecimal("4.1"), Percentage.Basis.CIRCULATING, null), BigDecimal.ONE,
                flags, market, claims, changed, List.of(), null);
        told.add(new String(codec.encode(alert), StandardCharsets.UTF_8));
    }

    private static Alert.Market complete() {
        return new Alert.Market(Enrichment.Status.COMPLETE, List.of(), List.of());
    }

    private Alert.Source claim(String dataSource, String amount, UnlockTime unlockAt) {
        return new Alert.Source("desk", dataSource, "ChainCatcher", now, new BigDecimal(amount), unlockAt,
                VALUE,
                "javascript:alert(1)");
    }

    private UnlockTime minute(Duration ahead) {
        Instant from = now.plus(ahead);
        return new UnlockTime(from, from.plusSeconds(60), Precision.MINUTE, "UTC+08:00", false);
    }

    private UnlockTime day(int ahead) {
        Instant from = now.truncatedTo(ChronoUnit.DAYS).plus(ahead, ChronoUnit.DAYS);
        return new UnlockTime(from, from.plus(1, ChronoUnit.DAYS), Precision.DAY, "UTC", true);
    }
}
