package io.unlockwire.lab.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.unlockwire.testkit.Ports;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The demo as {@code mvn -Pdemo} starts it, in a directory and on ports of its own. */
final class DemoProcess implements AutoCloseable {
    private static final Duration START = Duration.ofMinutes(3);
    private static final Duration STOP = Duration.ofSeconds(60);

    private final Path directory;
    private final DemoPorts ports;
    private final Process process;

    private DemoProcess(Path directory, DemoPorts ports, Process process) {
        this.directory = directory;
        this.ports = ports;
        this.process = process;
    }

    static DemoPorts freePorts() {
        return new DemoPorts(Ports.free(), Ports.free(), Ports.free());
    }

    static DemoProcess start(Path directory, DemoPorts ports) {
        try {
            Process process = new ProcessBuilder(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx512m",
                    "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                    "-Dpackaged.service=" + Path.of(System.getProperty("packaged.service")).toAbsolutePath(),
                    "-Ddemo.kafka.port=" + ports.kafka(),
                    "-Ddemo.http.port=" + ports.http(),
                    "-Ddemo.management.port=" + ports.management(),
                    "-cp", absoluteClassPath(),
                    Demo.class.getName())
                    .directory(directory.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log(directory).toFile())
                    .start();
            return new DemoProcess(directory, ports, process);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns once it has printed where it is live. */
    DemoProcess awaitLive() {
        String live = "Live at " + uri("/") + System.lineSeparator();
        await("the demo to be live").atMost(START)
                .until(() -> output().contains(live) || !process.isAlive());
        assertThat(output()).contains(live);
        return this;
    }

    /** What Ctrl-C does; returns once it has ended. */
    void interrupt() throws InterruptedException {
        process.destroy();
        assertThat(process.waitFor(STOP.toSeconds(), TimeUnit.SECONDS)).as(output()).isTrue();
    }

    int exitCode() throws InterruptedException {
        assertThat(process.waitFor(STOP.toSeconds(), TimeUnit.SECONDS)).as(output()).isTrue();
        return process.exitValue();
    }

    URI uri(String path) {
        return URI.create("http://localhost:" + ports.http() + path);
    }

    String bootstrapServers() {
        return "localhost:" + ports.kafka();
    }

    /** Every process that it started and that still runs. */
    Stream<ProcessHandle> descendants() {
        return process.descendants();
    }

    String output() {
        try {
            return Files.readString(log(directory));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** It watches its parent, so it ends with this JVM even where this is never called. */
    @Override
    public void close() throws InterruptedException {
        if (process.isAlive()) {
            interrupt();
        }
    }

    private static Path log(Path directory) {
        return directory.resolve("demo.log");
    }

    private static String absoluteClassPath() {
        return String.join(File.pathSeparator,
                Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                        .map(entry -> Path.of(entry).toAbsolutePath().toString())
                        .toList());
    }
}
