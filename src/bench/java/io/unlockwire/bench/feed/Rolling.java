package io.unlockwire.bench.feed;

import io.unlockwire.lab.crowd.Order;
import io.unlockwire.lab.crowd.Tally;
import io.unlockwire.testkit.ServiceProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Two replicas of ours, restarted one after the other while alerts go on: clients whose stream ends go to the other
 * one.
 *
 * @param told how many alerts there were meanwhile
 * @param fromMemory events that came late, out of a ring
 * @param fromKafka those that had to be fetched
 */
record Rolling(int clients, long told, Tally tally, long fromMemory, long fromKafka, Duration took) {

    private static final Duration DRAIN = Duration.ofSeconds(10);
    private static final int PER_SECOND = 10;
    private static final long LOOK = Duration.ofMillis(100).toNanos();
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Pattern REPLAYED = Pattern
            .compile("feed_replayed_total\\{[^}]*source=\"(ring|kafka)\"[^}]*} (\\S+)");

    static Rolling of(Fed fed, AlertFlow flow, int clients) throws IOException {
        try (OurServer first = new OurServer(fed, DRAIN);
                OurServer second = new OurServer(fed, DRAIN);
                CrowdProcess crowd = new CrowdProcess(fed.home().resolve("crowd.log"))) {
            for (OurServer server : List.of(first, second)) {
                crowd.tell(
                        new Order.Come(server.port(), server.path(), Map.of(), clients / 2, 0, flow.next()));
            }
            crowd.tell(new Order.Rove(List.of(first.port(), second.port())));
            flow.flow(PER_SECOND, 20 * PER_SECOND);
            settled(crowd, flow, clients);
            crowd.tell(new Order.Forget());
            long from = flow.next();
            long begin = System.nanoTime();
            long[] late = {0, 0};
            AtomicBoolean over = new AtomicBoolean();
            CompletableFuture<Void> telling = CompletableFuture.runAsync(() -> {
                while (!over.get()) {
                    flow.flow(PER_SECOND, PER_SECOND);
                }
            });
            for (OurServer server : List.of(first, second)) {
                add(late, server.service());
                server.restart();
            }
            over.set(true);
            telling.join();
            Tally tally = settled(crowd, flow, clients);
            add(late, first.service());
            add(late, second.service());
            return new Rolling(clients, flow.next() - from, tally, late[0], late[1],
                    Duration.ofNanos(System.nanoTime() - begin));
        }
    }

    /** Every event once to everybody, in order, and nobody left outside. */
    boolean right() {
        return tally.open() == clients && tally.gaps() == 0 && tally.repeats() == 0
                && tally.delivered() == clients * told;
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT,
                "%d clients, two replicas restarted in turn within %.0f s: %d of %d delivered, %d lost, %d repeated, %d came"
                        + " back, %d are there; first event %.0f, %.0f, %.0f ms after the end of a stream (half, 99 %%, all);"
                        + " %d events from memory, %d fetched from Kafka",
                clients, took.toMillis() / 1e3, tally.delivered(), clients * told, tally.gaps(),
                tally.repeats(),
                tally.returned(), tally.open(), tally.first().p50(), tally.first().p99(),
                tally.first().most(),
                fromMemory, fromKafka);
    }

    /** Once all are there and have everything, or nothing more is to be hoped for. */
    private static Tally settled(CrowdProcess crowd, AlertFlow flow, int clients) {
        long begin = System.nanoTime();
        Tally tally = crowd.tell(new Order.Count());
        while ((tally.lowest() < flow.next() || tally.open() < clients)
                && System.nanoTime() - begin < PATIENCE.toNanos()) {
            LockSupport.parkNanos(LOOK);
            tally = crowd.tell(new Order.Count());
        }
        return tally;
    }

    /** What a replica has sent late up to now. */
    private static void add(long[] late, ServiceProcess service) {
        URI metrics = service.management("/q/metrics");
        try {
            String page = HttpClient.newHttpClient()
                    .send(HttpRequest.newBuilder(metrics).build(), BodyHandlers.ofString()).body();
            for (MatchResult found : REPLAYED.matcher(page).results().toList()) {
                late[found.group(1).equals("ring") ? 0 : 1] += (long) Double.parseDouble(found.group(2));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
