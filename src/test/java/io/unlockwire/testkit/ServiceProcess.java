package io.unlockwire.testkit;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * The packaged service as a child process: one replica, to be stopped, killed and frozen. It never outlives the JVM
 * that started it. For one thread at a time.
 */
public final class ServiceProcess implements AutoCloseable {
    private static final Duration START = Duration.ofSeconds(90);
    private static final Duration STOP = Duration.ofSeconds(30);
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final ChildProcess child;
    private final Redirect output;
    private final int httpPort;
    private final int managementPort;

    ServiceProcess(ChildProcess child, Redirect output, int httpPort, int managementPort) {
        this.child = child;
        this.output = output;
        this.httpPort = httpPort;
        this.managementPort = managementPort;
    }

    /** A service yet to be started, on that Kafka. */
    public static ServiceLaunch with(String bootstrapServers) {
        return new ServiceLaunch(bootstrapServers);
    }

    /**
     * Returns once {@code /q/health/ready} says so.
     *
     * @throws IllegalStateException if it ends before that, with the end of its log
     */
    public ServiceProcess awaitReady() {
        await("a ready service on port " + httpPort).atMost(START).until(() -> isReady() || !child.isAlive());
        if (!child.isAlive()) {
            throw new IllegalStateException(
                    "the service ended with " + exitCode() + "; its log ends with\n" + logTail());
        }
        return this;
    }

    /** SIGTERM: it ends in order, within half a minute or by force. Returns its exit code. */
    public int stop() {
        return stop(STOP);
    }

    public int stop(Duration patience) {
        child.end(patience);
        return exitCode();
    }

    /** SIGKILL: it ends on the spot. */
    public void kill() {
        child.kill();
    }

    /** SIGSTOP: its connections stay open, and nothing answers. */
    public void freeze() {
        child.freeze();
    }

    public void thaw() {
        child.thaw();
    }

    public boolean isAlive() {
        return child.isAlive();
    }

    public long pid() {
        return child.pid();
    }

    /** Waits for its end, half a minute at most. */
    public int exitCode() {
        return child.awaitExit(STOP);
    }

    /** Its exit code, once it has ended. */
    public CompletableFuture<Integer> onExit() {
        return child.onExit();
    }

    /** An address on the main port. */
    public URI uri(String path) {
        return URI.create("http://localhost:" + httpPort + path);
    }

    /** An address on the management port. */
    public URI management(String path) {
        return URI.create("http://localhost:" + managementPort + path);
    }

    /** Its log; none if it writes to the console. */
    public Optional<Path> log() {
        return Optional.ofNullable(output.file()).map(file -> file.toPath());
    }

    /** The end of its log, for a failure's message. */
    public String logTail() {
        return child.logTail();
    }

    @Override
    public void close() {
        child.end(STOP);
    }

    /** Whether it says now that it is ready. */
    public boolean isReady() {
        HttpRequest request = HttpRequest.newBuilder(management("/q/health/ready"))
                .timeout(Duration.ofSeconds(2))
                .build();
        try {
            return HTTP.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
