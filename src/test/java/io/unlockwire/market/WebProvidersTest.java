package io.unlockwire.market;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static io.unlockwire.market.Asked.IDS;
import static io.unlockwire.market.Asked.IMX;
import static io.unlockwire.market.Asked.NOW;
import static io.unlockwire.market.Asked.PATIENCE;
import static io.unlockwire.market.Asked.ZK;
import static io.unlockwire.market.Asked.answer;
import static io.unlockwire.market.Asked.found;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.Uni;
import io.unlockwire.enrich.Answer;
import io.unlockwire.enrich.CrossCheck;
import io.unlockwire.enrich.EnrichRules;
import io.unlockwire.enrich.Enricher;
import io.unlockwire.enrich.Enrichment;
import io.unlockwire.enrich.Question;
import io.unlockwire.enrich.Quote;
import io.unlockwire.unlock.Token;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.StreamHandler;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is made of the answers of providers on the web, right ones and all others. */
class WebProvidersTest {

    @RegisterExtension
    static final WireMockExtension SERVER = WireMockExtension.newInstance()
            .options(WireMockConfiguration.wireMockConfig().dynamicPort().bindAddress("127.0.0.1")
                    .containerThreads(20))
            .build();

    private static final Vertx VERTX = Vertx.vertx();
    private static final String ROW = """
            {"id": "zksync", "symbol": "zk", "current_price": 0.015412345678901234567, "market_cap": 215600000,
             "circulating_supply": 14000000000.0, "total_supply": 21000000000.0, "total_volume": 13000000,
             "last_updated": "2026-04-15T07:59:30.000Z"}""";
    private static final String IMX_ROW = """
            {"id": "immutable-x", "current_price": 0.5, "circulating_supply": 1900000000.0,
             "total_supply": null, "total_volume": 0, "last_updated": "2026-04-15T07:59:30.000Z"}""";

    @AfterAll
    static void close() {
        VERTX.close();
    }

    /** On one event loop, whose timers wait until all have asked. */
    private static Executor atOnce() {
        Context loop = VERTX.getOrCreateContext();
        return task -> loop.runOnContext(nothing -> task.run());
    }

    @Test
    void coinGeckoGivesAllFiguresOfAllWhoAskAtOnceForOneRequestWithTheKey() {
        serve(okJson("[" + ROW + "," + IMX_ROW + "]"));
        CoinGecko provider = coinGecko(rules());
        List<Object> answers = Uni.combine().all()
                .unis(provider.quote(ZK), provider.supply(ZK), provider.volume(ZK), provider.quote(IMX),
                        provider.supply(IMX), provider.volume(IMX),
                        provider.quote(new Token("x", null, "nobody")))
                .with(all -> List.<Object>copyOf(all)).runSubscriptionOn(atOnce()).await().atMost(PATIENCE);
        assertThat(answers).extracting(Object::toString).containsExactly(
                "Found[value=Quote[priceUsd=0.015412345678901234567, at=2026-04-15T07:59:30Z, source=coingecko]]",
                "Found[value=Supply[circulating=1.4E+10, total=2.1E+10]]", "Found[value=13000000]",
                "Found[value=Quote[priceUsd=0.5, at=2026-04-15T07:59:30Z, source=coingecko]]",
                "Found[value=Supply[circulating=1.9E+9, total=null]]", "UnknownAsset[]",
                "UnknownAsset[]");
        SERVER.verify(1, getRequestedFor(urlEqualTo(
                "/coins/markets?vs_currency=usd&precision=full&per_page=250&ids=immutable-x,nobody,zksync"))
                .withHeader("x-cg-demo-api-key", equalTo("secret")));
        assertThat(found(provider.quote(ZK)).priceUsd()).isEqualByComparingTo("0.015412345678901234567");
        SERVER.verify(1, getRequestedFor(anyUrl()));
    }

    @Test
    void defiLlamaGivesPrices() {
        serve(okJson(
                "{\"coins\": {\"coingecko:zksync\": {\"price\": 0.0154, \"symbol\": \"ZK\", \"confidence\": 0.99,"
                        + " \"timestamp\": " + NOW.minusSeconds(60).getEpochSecond() + "}}}"));
        DefiLlama provider = new DefiLlama(IDS, rules(), Asked.web(VERTX));
        assertThat(found(provider.quote(ZK)))
                .isEqualTo(new Quote(new BigDecimal("0.0154"), NOW.minusSeconds(60), "defillama"));
        assertThat(answer(provider.quote(IMX))).isInstanceOf(Answer.UnknownAsset.class);
        SERVER.verify(getRequestedFor(urlEqualTo("/prices/current/coingecko%3Azksync")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"coins\": []}", "{\"coins\": {\"coingecko:zksync\": {\"price\": 1}}}",
            "{\"coins\": {\"coingecko:zksync\": {\"price\": 1, \"confidence\": 0.3, \"timestamp\": 1776240000}}}"})
    void aPriceThatDefiLlamaDoesNotStandForIsAFailure(String body) {
        serve(okJson(body));
        assertThatThrownBy(() -> answer(new DefiLlama(IDS, rules(), Asked.web(VERTX)).quote(ZK)))
                .isInstanceOf(RuntimeException.class);
    }

    @Test
    void anIdStaysOneParameter() {
        serve(okJson("[]"));
        assertThat(answer(coinGecko(rules()).quote(new Token("x", null, "x&ids=../bitcoin"))))
                .isInstanceOf(Answer.UnknownAsset.class);
        SERVER.verify(getRequestedFor(urlEqualTo(
                "/coins/markets?vs_currency=usd&precision=full&per_page=250&ids=x%26ids%3D..%2Fbitcoin")));
    }

    @Test
    void anAssetWithoutATrackersIdIsUnknownAndNobodyIsAsked() {
        CoinGecko provider = new CoinGecko(token -> null, rules(), Asked.web(VERTX));
        assertThat(answer(provider.quote(ZK))).isInstanceOf(Answer.UnknownAsset.class);
        SERVER.verify(0, getRequestedFor(anyUrl()));
    }

    @Test
    void thePriceOfSeed1ShowsItsSlipOfTen() {
        serve(okJson("[" + ROW + "]"));
        List<Enrichment> found = new Enricher(List.of(coinGecko(rules())), EnrichRules.defaults())
                .enrich(List.of(
                        new Question(ZK, new BigDecimal("17314000"), new BigDecimal("2660000"), List.of())))
                .await().atMost(PATIENCE);
        assertThat(found).singleElement().satisfies(enrichment -> {
            assertThat(enrichment.status()).isEqualTo(Enrichment.Status.COMPLETE);
            assertThat(enrichment.check()).isEqualTo(CrossCheck.UNIT_SLIP);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "{}", "null", "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[",
            "[{\"id\": \"zksync\", \"current_price\": \"1\"}]",
            "[{\"id\": \"zksync\", \"current_price\": -1}]",
            "[{\"id\": \"zksync\", \"current_price\": 1e99999}]",
            "[{\"id\": \"zksync\", \"current_price\": true}]",
            "[{\"id\": \"zksync\", \"current_price\": 1, \"last_updated\": \"yesterday\"}]",
            "[{\"id\": \"zksync\", \"current_price\": 1}]",
            "[{\"id\": \"zksync\", \"current_price\": 1, \"last_updated\": \"2026-04-15T07:00:00Z\"}]",
            "[{\"id\": \"zksync\", \"current_price\": 1, \"last_updated\": \"2026-04-15T09:00:00Z\"}]"})
    void nonsenseIsAFailureAndNeverAFigure(String body) {
        serve(okJson(body));
        assertThatThrownBy(() -> answer(coinGecko(rules()).quote(ZK))).isInstanceOf(RuntimeException.class);
    }

    @Test
    void nonsenseAboutOneAssetIsNoOtherAssetsFailure() {
        serve(okJson("[{\"id\": \"zksync\", \"current_price\": -1}," + IMX_ROW + "]"));
        CoinGecko provider = coinGecko(rules());
        assertThatThrownBy(() -> answer(provider.quote(ZK)))
                .hasMessageContaining("current_price is out of range");
        assertThat(found(provider.quote(IMX)).priceUsd()).isEqualByComparingTo("0.5");
    }

    @ParameterizedTest
    @ValueSource(ints = {204, 302, 401, 404, 429, 500, 503})
    void anotherStatusIsAFailureAndARedirectIsNotFollowed(int status) {
        serve(aResponse().withStatus(status).withHeader("Location", SERVER.baseUrl() + "/else")
                .withBody("[" + ROW + "]"));
        assertThatThrownBy(() -> answer(coinGecko(rules()).quote(ZK)))
                .hasMessageContaining("answered " + status);
        SERVER.verify(1, getRequestedFor(anyUrl()));
    }

    /** A provider's outage is told by alerts and meters; a line of the client's for each request would bury the log. */
    @Test
    void whatIsRefusedIsNoErrorOfTheClient() {
        List<String> logged = new CopyOnWriteArrayList<>();
        Logger client = Logger.getLogger("io.vertx.core");
        Handler handler = new StreamHandler() {
            @Override
            public synchronized void publish(LogRecord entry) {
                logged.add(entry.getMessage());
            }
        };
        client.addHandler(handler);
        try {
            serve(aResponse().withStatus(503).withBody("[" + ROW + "]"));
            CoinGecko provider = coinGecko(rules());
            for (int i = 0; i < 5; i++) {
                int asked = i;
                assertThatThrownBy(() -> answer(provider.quote(token(asked))))
                        .hasMessageContaining("answered 503");
            }
            serve(okJson("[" + ROW + "]"));
            found(provider.quote(ZK));
        } finally {
            client.removeHandler(handler);
        }
        assertThat(logged).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"MALFORMED_RESPONSE_CHUNK", "RANDOM_DATA_THEN_CLOSE", "EMPTY_RESPONSE",
            "CONNECTION_RESET_BY_PEER"})
    void whatIsNoAnswerIsAFailure(Fault fault) {
        serve(aResponse().withFault(fault));
        assertThatThrownBy(() -> answer(coinGecko(rules()).quote(ZK))).isInstanceOf(RuntimeException.class);
    }

    @Test
    void anAnswerThatTricklesInIsGivenUpInTime() {
        serve(okJson("[" + ROW + "]").withChunkedDribbleDelay(100, 60_000));
        CoinGecko provider = coinGecko(Asked.rules(URI.create(SERVER.baseUrl()), Duration.ofMillis(200)));
        assertThatThrownBy(() -> answer(provider.quote(ZK)))
                .hasMessageContaining("gave no answer within 200 ms");
    }

    @Test
    void aServerThatIsNotThereIsAFailure() {
        for (String address : new String[]{"http://127.0.0.1:1", "http://nowhere.invalid"}) {
            CoinGecko provider = coinGecko(Asked.rules(URI.create(address), PATIENCE));
            assertThatThrownBy(() -> answer(provider.quote(ZK))).isInstanceOf(RuntimeException.class);
        }
    }

    @Test
    void aFailureInPassingIsTriedAgain() {
        SERVER.stubFor(get(anyUrl()).inScenario("flap").whenScenarioStateIs(Scenario.STARTED)
                .willReturn(aResponse().withStatus(502)).willSetStateTo("up"));
        SERVER.stubFor(get(anyUrl()).inScenario("flap").whenScenarioStateIs("up")
                .willReturn(okJson("[" + ROW + "]")));
        assertThat(found(coinGecko(Asked.retrying(rules(), 1)).quote(ZK)).priceUsd())
                .isEqualByComparingTo("0.015412345678901234567");
        SERVER.verify(2, getRequestedFor(anyUrl()));
    }

    @Test
    void whoAsksToBeLeftAloneIs() {
        serve(aResponse().withStatus(429).withHeader("Retry-After", "60"));
        CoinGecko provider = coinGecko(Asked.retrying(rules(), 2));
        assertThatThrownBy(() -> answer(provider.quote(ZK))).hasMessageContaining("answered 429");
        assertThatThrownBy(() -> answer(provider.quote(IMX)))
                .hasMessageContaining("is not asked, since it asked to be left alone");
        SERVER.verify(1, getRequestedFor(anyUrl()));
    }

    @Test
    void aShareOfRequestsIsNotExceeded() {
        serve(okJson("[]"));
        CoinGecko provider = coinGecko(Asked.allowing(rules(), 2));
        answer(provider.quote(token(1)));
        answer(provider.quote(token(2)));
        assertThatThrownBy(() -> answer(provider.quote(token(3)))).hasMessageContaining("share of requests");
        SERVER.verify(2, getRequestedFor(anyUrl()));
    }

    @Test
    void whoFailsIsLeftAloneUntilProbesSucceed() {
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        serve(aResponse().withStatus(500));
        CoinGecko provider = new CoinGecko(IDS, rules(), Asked.web(VERTX, registry));
        for (int i = 0; i < 10; i++) {
            int asked = i;
            assertThatThrownBy(() -> answer(provider.quote(token(asked))))
                    .hasMessageContaining("answered 500");
        }
        assertThatThrownBy(() -> answer(provider.quote(token(10))))
                .hasMessageContaining("half of the requests failed");
        SERVER.verify(10, getRequestedFor(anyUrl()));
        assertThat(registry.get("unlock.provider.breaker.open").tag("provider", "coingecko").gauge().value())
                .isOne();
        assertThat(count(registry, "failed")).isEqualTo(10);
        assertThat(count(registry, "withheld")).isEqualTo(1);
        serve(okJson("[" + ROW + "]"));
        Awaitility.await().ignoreExceptions()
                .untilAsserted(() -> assertThat(found(provider.quote(ZK)).priceUsd())
                        .isEqualByComparingTo("0.015412345678901234567"));
        Awaitility.await().until(
                () -> registry.get("unlock.provider.breaker.open").tag("provider", "coingecko").gauge()
                        .value() == 0);
        assertThat(count(registry, "answered")).isPositive();
    }

    private static double count(SimpleMeterRegistry registry, String outcome) {
        return registry.counter("unlock.provider.requests", "provider", "coingecko", "outcome", outcome)
                .count();
    }

    @Test
    void anAnswerIsUsedForLongerWhereTheProviderFailsAndKeepsItsTime() {
        serve(okJson("[" + ROW + "]"));
        CoinGecko provider = coinGecko(Asked.keeping(rules(), Duration.ofNanos(1), Duration.ofMinutes(15)));
        assertThat(found(provider.quote(ZK)).at()).isEqualTo("2026-04-15T07:59:30Z");
        serve(aResponse().withStatus(500));
        assertThat(found(provider.quote(ZK)).at()).isEqualTo("2026-04-15T07:59:30Z");
        SERVER.verify(2, getRequestedFor(anyUrl()));
    }

    @Test
    void aKeyIsNeverPrinted() {
        assertThat(rules().toString()).doesNotContain("secret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ftp://host/", "host", "file:///etc/passwd", "http://key@host",
            "http://host/?key=1"})
    void anAddressIsOneOfTheWeb(String address) {
        assertThatThrownBy(() -> Asked.rules(URI.create(address), PATIENCE))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Token token(int number) {
        return new Token("x", null, "asset-" + number);
    }

    private static void serve(ResponseDefinitionBuilder answer) {
        SERVER.stubFor(get(anyUrl()).willReturn(answer));
    }

    private static ProviderRules rules() {
        return Asked.rules(URI.create(SERVER.baseUrl()), PATIENCE);
    }

    private static CoinGecko coinGecko(ProviderRules rules) {
        return new CoinGecko(IDS, rules, Asked.web(VERTX));
    }
}
