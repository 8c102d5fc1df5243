package io.unlockwire.bench.startup;

import io.unlockwire.bench.process.Usage;
import io.unlockwire.testkit.ServiceLaunch;
import io.unlockwire.testkit.ServiceProcess;
import io.unlockwire.testkit.Topics;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * One start, measured until readiness is told.
 *
 * @param right whether it then read an announcement as it should
 */
record Start(Way way, Duration time, Usage used, boolean right) {

    private static final HttpClient HTTP = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
            .build();
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final long LOOK = TimeUnit.MILLISECONDS.toNanos(10);
    private static final String ANNOUNCEMENT = """
            {"source":"bench","publishedAt":"2026-04-15T08:00:00Z",
             "text":"Kaito (KAITO) will unlock 12.11 million tokens on April 20 at 12:00 PM UTC+8."}""";
    private static final List<String> CLAIM = List.of("\"kaito\"", "\"12110000\"",
            "\"2026-04-20T04:00:00Z\"");

    /** On topics that exist. */
    static Start of(Way way, String bootstrap, Topics topics) {
        ServiceLaunch launch = way.on(launch(bootstrap, topics), way.using());
        long begin = System.nanoTime();
        try (ServiceProcess service = launch.start()) {
            awaitReady(service);
            Duration time = Duration.ofNanos(System.nanoTime() - begin);
            return new Start(way, time, Usage.of(service.pid()), reads(service));
        }
    }

    /** The run whose end leaves behind what the way prepares. */
    static void prepare(Way way, String bootstrap, Topics topics) throws IOException {
        Files.createDirectories(way.prepared().getParent());
        Files.deleteIfExists(way.prepared());
        try (ServiceProcess service = way.on(launch(bootstrap, topics), way.making()).start()) {
            awaitReady(service);
            boolean right = reads(service);
            service.stop(PATIENCE);
            if (!right || !Files.exists(way.prepared())) {
                throw new IllegalStateException(
                        way + " could not be prepared; the log ends with\n" + service.logTail());
            }
        }
        System.out.printf("%s: %d MB prepared%n", way, Files.size(way.prepared()) >> 20);
    }

    private static ServiceLaunch launch(String bootstrap, Topics topics) {
        return ServiceProcess.with(bootstrap).on(topics).replica("startup")
                .set("unlockwire.feed.drain", "0s");
    }

    private static void awaitReady(ServiceProcess service) {
        long patience = System.nanoTime() + PATIENCE.toNanos();
        while (!(listens(service.management("/")) && service.isReady())) {
            if (!service.isAlive() || System.nanoTime() - patience > 0) {
                throw new IllegalStateException("not ready; the log ends with\n" + service.logTail());
            }
            LockSupport.parkNanos(LOOK);
        }
    }

    private static boolean listens(URI at) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), at.getPort())) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    private static boolean reads(ServiceProcess service) {
        HttpRequest request = HttpRequest.newBuilder(service.uri("/api/v1/announcements/preview"))
                .timeout(Duration.ofSeconds(30))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(ANNOUNCEMENT))
                .build();
        try {
            String answer = HTTP.send(request, BodyHandlers.ofString()).body();
            return CLAIM.stream().allMatch(answer::contains);
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
