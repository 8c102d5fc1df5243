package io.unlockwire.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class MonitoringTest {

    @Test
    void prometheusAsksTheManagementPortOfEachPod() {
        var endpoint = Manifests.component("monitoring/podmonitor.yaml").at("/spec/podMetricsEndpoints/0");
        assertThat(endpoint.at("/port").asText()).isEqualTo("management");
        assertThat(endpoint.at("/path").asText()).isEqualTo("/q/metrics");
    }

    @Test
    void everyAlertSaysWhatIsWrongAndLeadsToASectionThatHelps() {
        assertThat(Queries.everyRule().filter(rule -> rule.has("alert"))).hasSizeGreaterThan(10)
                .allSatisfy(rule -> {
                    assertThat(rule.at("/labels/severity").asText()).isIn("critical", "warning");
                    assertThat(rule.at("/annotations/summary").asText()).isNotBlank();
                    assertThat(rule.at("/annotations/description").asText()).endsWith(".");
                    var address = rule.at("/annotations/runbook_url").asText().split("#", 2);
                    assertThat(headings(Path.of(address[0]))).contains(address[1]);
                });
    }

    private static List<String> headings(Path page) {
        return Manifests.text(page)
                .lines()
                .filter(line -> line.startsWith("#"))
                .map(line -> line.replaceFirst("#+ ", "").toLowerCase(Locale.ROOT).replace(' ', '-'))
                .toList();
    }
}
