package io.unlockwire.market;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.unlockwire.enrich.EnrichRules;
import io.unlockwire.enrich.Enricher;
import io.unlockwire.enrich.Enrichment;
import io.unlockwire.enrich.Part;
import io.unlockwire.enrich.Question;
import io.unlockwire.unlock.Token;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Providers that change from request to request between right, slow, broken and gone. {@code -Dflaps=} asks as often,
 * {@code -Dflaps.seed=} for the same course again.
 */
class FlappingTest {

    private static final int ASSETS = 40;
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final EnrichRules RULES = new EnrichRules(Duration.ofMillis(400), Duration.ofMillis(300),
            64,
            Set.of(Part.QUOTE));

    private final Vertx vertx = Vertx.vertx();
    private final Set<HttpServerRequest> open = ConcurrentHashMap.newKeySet();
    private volatile boolean calm;

    @AfterEach
    void close() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(10, SECONDS);
    }

    @Test
    void everyClaimIsAnsweredNoFigureIsAnothersAndNoRequestIsLeft() throws Exception {
        int flaps = Integer.getInteger("flaps", 150);
        long seed = Long.getLong("flaps.seed", 7);
        Random random = new Random(seed);
        URI base = serve(random.nextLong());
        Web web = Asked.web(vertx);
        ProviderRules rules = new ProviderRules(base, Map.of(), Duration.ofMillis(60), 1, 1_000_000,
                Duration.ofMillis(20), Duration.ofMillis(5), Duration.ofMillis(50), Duration.ofMinutes(15));
        Enricher enricher = new Enricher(
                List.of(new CoinGecko(Token::assetId, rules, web), new DefiLlama(Token::assetId, rules, web)),
                RULES);
        int complete = 0;
        for (int i = 0; i < flaps; i++) {
            complete += ask(enricher, random, seed);
        }
        assertThat(complete).as("some come through").isPositive();
        calm = true;
        Awaitility.await().atMost(PATIENCE)
                .until(() -> ask(enricher, random, seed) == ASSETS);
        Awaitility.await().atMost(PATIENCE).untilAsserted(() -> assertThat(open).isEmpty());
    }

    /** How many of the claims were enriched in full. */
    private static int ask(Enricher enricher, Random random, long seed) {
        List<Question> questions = random.ints(ASSETS, 1, ASSETS + 1).mapToObj(asset -> new Question(
                new Token("x", null, "asset-" + asset), BigDecimal.ONE, null, List.of())).toList();
        List<Enrichment> found = enricher.enrich(questions).await().atMost(PATIENCE);
        assertThat(found).as("seed %d", seed).hasSize(questions.size());
        for (int i = 0; i < found.size(); i++) {
            Enrichment enrichment = found.get(i);
            BigDecimal own = new BigDecimal(questions.get(i).token().assetId().substring(6));
            if (enrichment.quote() != null) {
                assertThat(enrichment.quote().priceUsd()).as("seed %d", seed).isEqualByComparingTo(own);
            }
            if (enrichment.supply() != null) {
                assertThat(enrichment.supply().circulating()).isEqualByComparingTo(own);
            }
            assertThat(enrichment.status() == Enrichment.Status.COMPLETE || !enrichment.causes().isEmpty())
                    .as("seed %d: %s", seed, enrichment).isTrue();
        }
        return (int) found.stream().filter(one -> one.status() == Enrichment.Status.COMPLETE).count();
    }

    private URI serve(long seed) throws Exception {
        Random random = new Random(seed);
        HttpServer server = vertx.createHttpServer().requestHandler(request -> {
            open.add(request);
            request.response().endHandler(ended -> open.remove(request));
            request.response().closeHandler(closed -> open.remove(request));
            request.response().exceptionHandler(broken -> {});
            request.connection().exceptionHandler(broken -> {});
            behave(request, calm ? 0 : random.nextInt(10));
        }).listen(0, "127.0.0.1").toCompletionStage().toCompletableFuture().get(10, SECONDS);
        return URI.create("http://127.0.0.1:" + server.actualPort());
    }

    private void behave(HttpServerRequest request, int mood) {
        switch (mood) {
            case 4 -> request.response().setStatusCode(500).end();
            case 5 -> request.connection().close();
            case 6 -> request.response().end("{\"coins\": [");
            case 7 -> vertx.setTimer(200, late -> {
                if (!request.response().closed()) {
                    request.response().end("[]");
                }
            });
            case 8 -> request.response().setChunked(true).write("[{\"id\"");
            case 9 -> request.response().setStatusCode(429).putHeader("Retry-After", "0").end();
            default -> request.response().end(answer(request));
        }
    }

    private static String answer(HttpServerRequest request) {
        String ids = request.getParam("ids");
        if (ids != null) {
            return Arrays.stream(ids.split(",", -1)).map(id -> ("{\"id\":\"%s\",\"current_price\":%s,"
                    + "\"circulating_supply\":%s,\"total_volume\":5,\"last_updated\":\"2026-04-15T07:59:30Z\"}")
                    .formatted(id, id.substring(6), id.substring(6)))
                    .collect(Collectors.joining(",", "[", "]"));
        }
        return IntStream.rangeClosed(1, ASSETS).mapToObj(asset -> ("\"coingecko:asset-%d\":{\"price\":%d,"
                + "\"timestamp\":%d}").formatted(asset, asset, Asked.NOW.minusSeconds(30).getEpochSecond()))
                .collect(Collectors.joining(",", "{\"coins\":{", "}}"));
    }
}
