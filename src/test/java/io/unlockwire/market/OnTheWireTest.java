package io.unlockwire.market;

import static io.unlockwire.market.Asked.IDS;
import static io.unlockwire.market.Asked.IMX;
import static io.unlockwire.market.Asked.PATIENCE;
import static io.unlockwire.market.Asked.ZK;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.smallrye.mutiny.subscription.Cancellable;
import io.unlockwire.enrich.EnrichRules;
import io.unlockwire.enrich.Enricher;
import io.unlockwire.enrich.Enrichment;
import io.unlockwire.enrich.Part;
import io.unlockwire.enrich.Question;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which requests reach a provider, and that they end there when nobody wants them any more. */
class OnTheWireTest {

    private static final String ROW = """
            [{"id": "zksync", "current_price": 0.0154, "circulating_supply": 14000000000,
              "total_supply": 21000000000, "total_volume": 13000000, "last_updated": "2026-04-15T07:59:30.000Z"}]""";

    private final Vertx vertx = Vertx.vertx();
    private final AtomicInteger requests = new AtomicInteger();
    private final AtomicInteger closed = new AtomicInteger();
    private final Queue<HttpServerRequest> held = new ConcurrentLinkedQueue<>();
    private volatile Handler<HttpServerRequest> behaviour = held::add;
    private URI base = URI.create("http://localhost");

    @BeforeEach
    void serve() throws Exception {
        HttpServer server = vertx.createHttpServer()
                .connectionHandler(connection -> connection.closeHandler(end -> closed.incrementAndGet()))
                .requestHandler(request -> {
                    requests.incrementAndGet();
                    behaviour.handle(request);
                })
                .listen(0, "127.0.0.1").toCompletionStage().toCompletableFuture().get(10, SECONDS);
        base = URI.create("http://127.0.0.1:" + server.actualPort());
    }

    @AfterEach
    void close() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(10, SECONDS);
    }

    @Test
    void tenWhoAskShareARequestThatEndsWithTheLastOfThem() {
        CoinGecko provider = coinGecko(PATIENCE);
        AtomicInteger signals = new AtomicInteger();
        List<Cancellable> waiting = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            waiting.add(provider.quote(ZK).subscribe().with(quote -> signals.incrementAndGet(),
                    failure -> signals.incrementAndGet()));
        }
        await().until(() -> held.size() == 1);
        waiting.subList(0, 9).forEach(Cancellable::cancel);
        assertThat(closed).hasValue(0);
        waiting.get(9).cancel();
        await().untilAsserted(() -> assertThat(closed).hasValue(1));
        assertThat(requests).hasValue(1);
        assertThat(signals).hasValue(0);
    }

    @Test
    void cancellingOneOfTenCancelsNoOther() {
        CoinGecko provider = coinGecko(PATIENCE);
        AtomicInteger answered = new AtomicInteger();
        List<Cancellable> waiting = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            waiting.add(provider.quote(ZK).subscribe().with(quote -> answered.incrementAndGet()));
        }
        await().until(() -> held.size() == 1);
        waiting.get(0).cancel();
        held.remove().response().end(ROW);
        await().untilAsserted(() -> assertThat(answered).hasValue(9));
        assertThat(requests).hasValue(1);
    }

    @Test
    void whoComesWhileARequestIsUnderWayJoinsItForTheSameAssetAlone() {
        CoinGecko provider = coinGecko(PATIENCE);
        AtomicInteger answered = new AtomicInteger();
        Cancellable unused = provider.quote(ZK).subscribe().with(quote -> answered.incrementAndGet());
        await().until(() -> held.size() == 1);
        unused = provider.supply(ZK).subscribe().with(quote -> answered.incrementAndGet());
        unused = provider.quote(IMX).subscribe().with(quote -> answered.incrementAndGet());
        await().until(() -> held.size() == 2);
        held.forEach(request -> request.response().end(ROW));
        await().untilAsserted(() -> assertThat(answered).hasValue(3));
        assertThat(requests).hasValue(2);
    }

    @Test
    void whoLeavesBeforeTheRequestIsSentSendsNone() {
        CoinGecko provider = coinGecko(PATIENCE);
        provider.quote(ZK).subscribe().with(quote -> {}).cancel();
        behaviour = request -> request.response().end(ROW);
        Asked.found(provider.quote(ZK));
        assertThat(requests).hasValue(1);
    }

    @Test
    void aSilentServerIsGivenUpAndItsConnectionClosed() {
        CoinGecko provider = coinGecko(Duration.ofMillis(100));
        assertThatThrownBy(() -> Asked.answer(provider.quote(ZK)))
                .hasMessageContaining("gave no answer within 100 ms");
        await().untilAsserted(() -> assertThat(closed).hasValue(1));
    }

    @Test
    void moreThan256KiBAreRefusedAndTheConnectionClosed() {
        behaviour = request -> request.response().setChunked(true).write("[\"" + "x".repeat(300 << 10));
        assertThatThrownBy(() -> Asked.answer(coinGecko(PATIENCE).quote(ZK)))
                .hasMessageContaining("answered more than");
        await().untilAsserted(() -> assertThat(closed).hasValue(1));
    }

    @Test
    void whoWasCancelledKeepsNoPlaceAmongThoseAtOnce() {
        CoinGecko provider = coinGecko(PATIENCE);
        for (int round = 0; round < 20; round++) {
            int before = requests.get();
            Cancellable asking = provider.quote(ZK).subscribe().with(quote -> {});
            await().until(() -> requests.get() > before);
            asking.cancel();
        }
        behaviour = request -> request.response().end(ROW);
        assertThat(Asked.found(provider.quote(ZK)).priceUsd()).isEqualByComparingTo("0.0154");
        await().untilAsserted(() -> assertThat(closed).hasValue(20));
    }

    /** The quote, which is required, fails at once; the supply, asked of a server that hangs, is not waited for. */
    @Test
    void aRequiredFailureEndsTheRequestsOfItsSiblings() {
        CoinGecko hanging = coinGecko(PATIENCE);
        EnrichRules rules = new EnrichRules(PATIENCE, PATIENCE, 8, Set.of(Part.QUOTE));
        List<Enrichment> found = new Enricher(List.of(new QuoteDown(), new WithoutQuote(hanging)), rules)
                .enrich(List.of(new Question(ZK, BigDecimal.ONE, null, List.of()))).await().atMost(PATIENCE);
        assertThat(found).singleElement().satisfies(enrichment -> {
            assertThat(enrichment.status()).isEqualTo(Enrichment.Status.DEGRADED);
            assertThat(enrichment.causes()).contains("QUOTE: down: refused");
        });
        await().untilAsserted(() -> assertThat(closed).hasValue(requests.get()));
    }

    private CoinGecko coinGecko(Duration within) {
        return new CoinGecko(IDS, Asked.rules(base, within), Asked.web(vertx));
    }
}
