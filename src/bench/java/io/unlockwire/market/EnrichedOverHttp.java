package io.unlockwire.market;

import com.fasterxml.jackson.databind.JsonNode;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.Uni;
import io.unlockwire.enrich.EnrichRules;
import io.unlockwire.enrich.Enricher;
import io.unlockwire.enrich.Enrichment;
import io.unlockwire.enrich.Question;
import io.unlockwire.unlock.Token;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Claims enriched by a provider on the other side of a socket that takes 20 ms to answer, in batches as the pipeline
 * makes
 * them, over 500 assets: with nothing kept, with everything kept, and beside one request for each claim.
 */
public final class EnrichedOverHttp {

    private static final int ASSETS = 500;
    private static final int BATCH = 256;
    private static final long DELAY = 20;
    private static final Duration HANGING = Duration.ofSeconds(40);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Vertx vertx;
    private final ProviderRules rules;
    private final AtomicInteger requests;
    private final int batches = Integer.getInteger("bench.batches", 40);
    private boolean right = true;

    private EnrichedOverHttp(Vertx vertx, URI base, AtomicInteger requests) {
        this.vertx = vertx;
        this.requests = requests;
        rules = new ProviderRules(base, Map.of(), Duration.ofSeconds(10), 0, 1_000_000,
                Duration.ofSeconds(10),
                Duration.ofMinutes(10), Duration.ofMinutes(15), Duration.ofMinutes(15));
    }

    /** True if every claim was enriched in full. */
    public static boolean run() {
        Vertx vertx = Vertx.vertx();
        AtomicInteger requests = new AtomicInteger();
        try {
            HttpServer server = vertx.createHttpServer().requestHandler(request -> {
                requests.incrementAndGet();
                vertx.setTimer(DELAY, late -> answer(request));
            }).listen(0, "127.0.0.1").toCompletionStage().toCompletableFuture().join();
            return new EnrichedOverHttp(vertx, URI.create("http://127.0.0.1:" + server.actualPort()),
                    requests).compare();
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().join();
        }
    }

    private boolean compare() {
        System.out.printf(Locale.ROOT,
                "%nenriched over HTTP: batches of %d claims over %d assets, answers after %d ms%n",
                BATCH, ASSETS, DELAY);
        cold(batches / 4);
        each(batches / 4);
        double cold = cold(batches);
        double warm = warm(batches);
        double each = each(batches);
        System.out.printf(Locale.ROOT, "RATIO enriched-throughput-cold-over-a-request-each %.2f%n",
                cold / each);
        System.out.printf(Locale.ROOT, "RATIO enriched-throughput-warm-over-cold %.2f%n", warm / cold);
        hanging();
        return right;
    }

    /** With the policies as they come, and a provider that takes every request and answers none. */
    private void hanging() {
        HttpServer silent = vertx.createHttpServer().requestHandler(request -> {}).listen(0, "127.0.0.1")
                .toCompletionStage().toCompletableFuture().join();
        ProviderRules asTheyCome = new ProviderRules(URI.create("http://127.0.0.1:" + silent.actualPort()),
                Map.of(),
                Duration.ofMillis(700), 1, 1_000_000, Duration.ofSeconds(10), Duration.ofSeconds(30),
                Duration.ofMinutes(15), Duration.ofMinutes(15));
        Web web = new Web(vertx, Clock.systemUTC(), new SimpleMeterRegistry());
        Enricher enricher = new Enricher(List.of(new CoinGecko(Token::assetId, asTheyCome, web),
                new DefiLlama(Token::assetId, asTheyCome, web)), EnrichRules.defaults());
        long begin = System.nanoTime();
        long longest = 0;
        int count = 0;
        while (System.nanoTime() - begin < HANGING.toNanos()) {
            long start = System.nanoTime();
            List<Enrichment> found = enricher.enrich(questions(count++)).await().atMost(PATIENCE);
            longest = Math.max(longest, System.nanoTime() - start);
            right &= found.size() == BATCH
                    && found.stream().allMatch(one -> one.status() == Enrichment.Status.DEGRADED);
        }
        System.out.printf(Locale.ROOT,
                "both providers hang for %d s: %,.0f claims/s told without figures, longest batch %d ms%n",
                HANGING.toSeconds(), count * (double) BATCH / HANGING.toSeconds(), longest / 1_000_000);
    }

    private double cold(int count) {
        List<Enricher> fresh = IntStream.range(0, count).mapToObj(i -> enricher()).toList();
        return told("ours, nothing kept", count, i -> complete(fresh.get(i), i));
    }

    private double warm(int count) {
        Enricher kept = enricher();
        for (int i = 0; i < 4; i++) {
            complete(kept, i);
        }
        return told("ours, all kept", count * 10, i -> complete(kept, i));
    }

    private double each(int count) {
        JsonOverHttp http = new JsonOverHttp(vertx, rules);
        return told("a request each", count, i -> {
            List<Uni<JsonNode>> all = questions(i).stream()
                    .map(question -> http.get("/coins/markets?ids=" + question.token().assetId())).toList();
            right &= Uni.join().all(all).usingConcurrencyOf(64).andFailFast().await().atMost(PATIENCE)
                    .stream()
                    .allMatch(answer -> answer.size() == 1);
        });
    }

    private double told(String name, int count, IntConsumer batch) {
        requests.set(0);
        long begin = System.nanoTime();
        for (int i = 0; i < count; i++) {
            batch.accept(i);
        }
        double perSecond = count * (double) BATCH * 1e9 / (System.nanoTime() - begin);
        System.out.printf(Locale.ROOT, "%-20s %,9.0f claims/s, %.1f requests a batch%n", name, perSecond,
                requests.get() / (double) count);
        return perSecond;
    }

    private void complete(Enricher enricher, int batch) {
        List<Enrichment> found = enricher.enrich(questions(batch)).await().atMost(PATIENCE);
        right &= found.size() == BATCH
                && found.stream().allMatch(one -> one.status() == Enrichment.Status.COMPLETE);
    }

    private Enricher enricher() {
        return new Enricher(
                List.of(new CoinGecko(Token::assetId, rules,
                        new Web(vertx, Clock.systemUTC(), new SimpleMeterRegistry()))),
                EnrichRules.defaults());
    }

    private static List<Question> questions(int batch) {
        List<Question> questions = new ArrayList<>();
        for (int i = 0; i < BATCH; i++) {
            questions.add(new Question(new Token("x", null, "asset-" + (batch * BATCH + i) % ASSETS),
                    BigDecimal.TEN,
                    null, List.of()));
        }
        return questions;
    }

    private static void answer(HttpServerRequest request) {
        String now = Instant.now().toString();
        request.response().end(Arrays.stream(request.getParam("ids").split(",", -1))
                .map(id -> "{\"id\":\"" + id + "\",\"current_price\":0.5,\"circulating_supply\":1000000,"
                        + "\"total_supply\":2000000,\"total_volume\":300000,\"last_updated\":\"" + now
                        + "\"}")
                .collect(Collectors.joining(",", "[", "]")));
    }
}
