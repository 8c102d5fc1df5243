package io.unlockwire.job;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.unlockwire.testkit.Kafka;
import io.unlockwire.testkit.Received;
import io.unlockwire.testkit.Records;
import io.unlockwire.testkit.ServiceLaunch;
import io.unlockwire.testkit.ServiceProcess;
import io.unlockwire.testkit.Topics;
import io.unlockwire.testkit.WithKafka;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Alerts of the packaged service while the providers of market figures come and go. */
@WithKafka
class EnrichmentIT {

    @RegisterExtension
    static final WireMockExtension PROVIDERS = WireMockExtension.newInstance()
            .options(WireMockConfiguration.wireMockConfig().dynamicPort().bindAddress("127.0.0.1"))
            .build();

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private final Instant unlock = Instant.now().plus(Duration.ofDays(20))
            .truncatedTo(ChronoUnit.MINUTES);
    private Kafka kafka;
    private Topics topics;
    private Records records;

    @BeforeEach
    void use(Kafka kafka, Topics topics, Records records) {
        this.kafka = kafka;
        this.topics = topics;
        this.records = records;
    }

    @Test
    void withTheProvidersDeadAnAlertIsOutWithCausesAndCompletedWhenTheyReturn() {
        PROVIDERS.stubFor(
                get(urlPathEqualTo("/coins/markets")).willReturn(aResponse().withFixedDelay(600_000)));
        PROVIDERS.stubFor(get(urlPathMatching("/prices/current/.*"))
                .willReturn(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)));
        try (ServiceProcess service = launch("coingecko,defillama").start().awaitReady()) {
            announce("zksync", "1000000");
            JsonNode first = told(1).get(0);
            assertThat(first.path("kind").asText()).isEqualTo("NEW");
            assertThat(first.at("/enrichment/status").asText()).isEqualTo("DEGRADED");
            assertThat(first.at("/enrichment/causes").toString()).contains(
                    "coingecko: gave no answer within 700 ms",
                    "defillama: ");
            assertThat(first.at("/value/nowUsd").isNull()).as("unknown is never zero").isTrue();

            PROVIDERS.resetAll();
            serve("zksync", "0.0154");
            JsonNode completed = told(2).get(1);
            assertThat(completed.path("kind").asText()).isEqualTo("ENRICHED");
            assertThat(completed.path("key").asText())
                    .isEqualTo(first.path("unlockId").asText() + ":1:ENRICHED-1");
            assertThat(completed.at("/enrichment/status").asText()).isEqualTo("COMPLETE");
            assertThat(completed.at("/value/nowUsd").asText()).isEqualTo("15400");
            assertThat(completed.at("/value/priceSource").asText()).isEqualTo("coingecko");
            assertThat(service.stop()).isIn(0, 143);
        }
    }

    @Test
    void aFirstAlertWaitsForItsFiguresWhereThatIsWanted() {
        PROVIDERS.stubFor(get(anyUrl()).willReturn(aResponse().withStatus(503)));
        try (ServiceProcess service = launch("coingecko,defillama").set("unlockwire.alert.on-failure", "hold")
                .set("unlockwire.alert.hold", "PT30S").set("unlockwire.enrich.breaker", "PT0.2S")
                .set("unlockwire.enrich.keep", "PT0.1S").start().awaitReady()) {
            announce("zksync", "1000000");
            await().atMost(PATIENCE).until(() -> !records.from(topics.archive()).all().isEmpty());
            assertThat(all()).isEmpty();
            serve("zksync", "0.0154");
            JsonNode first = told(1).get(0);
            assertThat(first.path("key").asText()).isEqualTo(first.path("unlockId").asText() + ":1:NEW");
            assertThat(first.at("/enrichment/status").asText()).isEqualTo("COMPLETE");

            PROVIDERS.stubFor(get(anyUrl()).willReturn(aResponse().withStatus(503)));
            announce("kaito", "2000000");
            await().atMost(PATIENCE).until(() -> records.from(topics.archive()).all().size() == 2);
            announce("kaito", "3000000");
            List<JsonNode> more = told(3).subList(1, 3);
            assertThat(more).extracting(alert -> alert.path("key").asText().replaceFirst(".*?:", ""))
                    .as("what is told of it takes the first alert along")
                    .containsExactly("1:NEW", "2:REVISED");
            assertThat(more).extracting(alert -> alert.path("amount").asText()).containsExactly("2000000",
                    "3000000");

            announce("immutable-x", "4000000");
            JsonNode last = told(4).get(3);
            assertThat(last.path("key").asText()).endsWith(":1:NEW");
            assertThat(last.at("/enrichment/status").asText()).as("no longer than that")
                    .isEqualTo("DEGRADED");
            assertThat(service.stop()).isIn(0, 143);
        }
    }

    @Test
    void withEveryRequestFailingOrderAndOnceAreKept() {
        PROVIDERS.stubFor(get(anyUrl()).willReturn(aResponse().withStatus(503)));
        try (ServiceProcess service = launch("coingecko,defillama")
                .set("unlockwire.timers.enrichment-retries", "PT1H").start().awaitReady()) {
            List<String> amounts = IntStream.rangeClosed(1, 40).mapToObj(i -> i + "000000").toList();
            amounts.forEach(amount -> announce("zksync", amount));
            amounts.forEach(amount -> announce("kaito", amount));
            List<JsonNode> alerts = told(80);
            for (String asset : List.of("zksync", "kaito")) {
                List<JsonNode> own = alerts.stream()
                        .filter(alert -> alert.at("/token/assetId").asText().equals(asset)).toList();
                assertThat(own).extracting(alert -> alert.path("revision").asInt())
                        .isEqualTo(IntStream.rangeClosed(1, 40).boxed().toList());
                assertThat(own).extracting(alert -> alert.path("amount").asText()).isEqualTo(amounts);
            }
            assertThat(alerts).extracting(alert -> alert.at("/enrichment/status").asText())
                    .containsOnly("DEGRADED");
            assertThat(alerts).extracting(alert -> alert.path("key").asText()).doesNotHaveDuplicates();
        }
    }

    @Test
    void aDesksOwnFiguresGoBeforeThoseOfTheWeb() {
        serve("zksync", "0.0154");
        records.to(topics.quotes()).key("zksync")
                .value("{\"at\":\"%s\",\"priceUsd\":\"0.02\"}".formatted(Instant.now()));
        try (ServiceProcess service = launch("desk,coingecko,defillama").start().awaitReady()) {
            await().atMost(PATIENCE).until(() -> {
                announce("zksync", String.valueOf(1_000_000 + all().size()));
                await().atMost(PATIENCE).until(() -> !all().isEmpty());
                return all().stream()
                        .anyMatch(alert -> alert.at("/value/priceSource").asText().equals("desk"));
            });
            JsonNode alert = all().get(all().size() - 1);
            assertThat(alert.at("/value/priceUsd").asText()).isEqualTo("0.02");
            assertThat(alert.at("/enrichment/status").asText()).as("supply and volume are of the web")
                    .isEqualTo("COMPLETE");
            announce("kaito", "1000000");
            await().atMost(PATIENCE).until(() -> all().stream()
                    .anyMatch(other -> other.at("/enrichment/status").asText().equals("UNKNOWN_ASSET")));
            assertThat(service.stop()).isIn(0, 143);
        }
    }

    private ServiceLaunch launch(String providers) {
        return ServiceProcess.with(kafka.bootstrapServers()).on(topics).replica(topics.prefix() + "one")
                .set("unlockwire.feed.drain", "0s")
                .set("unlockwire.enrich.providers", providers)
                .set("unlockwire.enrich.coingecko.url", PROVIDERS.baseUrl())
                .set("unlockwire.enrich.defillama.url", PROVIDERS.baseUrl())
                .set("unlockwire.timers.enrichment-retries", "PT1S")
                .set("unlockwire.timers.reminders", "");
    }

    private static void serve(String id, String price) {
        PROVIDERS.stubFor(get(urlPathEqualTo("/coins/markets")).willReturn(
                okJson("""
                        [{"id": "%s", "current_price": %s, "circulating_supply": 14000000000, "total_supply": 21000000000,
                          "total_volume": 13000000, "last_updated": "%s"}]"""
                        .formatted(id, price, Instant.now()))));
        PROVIDERS.stubFor(get(urlPathMatching("/prices/current/.*")).willReturn(okJson("{\"coins\": {}}")));
    }

    private void announce(String asset, String amount) {
        records.to(topics.announcements()).key(asset).value("""
                {"source":"desk","claims":[{"token":{"assetId":"%s"},"amount":"%s",
                 "unlockAt":{"from":"%s","to":"%s","precision":"MINUTE","zone":"UTC","assumed":false}}]}"""
                .formatted(asset, amount, unlock, unlock.plusSeconds(60)));
    }

    private List<JsonNode> told(int count) {
        await().atMost(PATIENCE).until(() -> all().size() >= count);
        assertThat(all()).hasSize(count);
        return all();
    }

    private List<JsonNode> all() {
        List<JsonNode> alerts = new ArrayList<>();
        for (Received record : records.from(topics.alerts()).all()) {
            try {
                alerts.add(JSON.readTree(record.text()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return alerts;
    }
}
