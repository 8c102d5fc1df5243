package io.unlockwire.bench.feed;

import io.unlockwire.bench.feed.rest.RestFeed;
import io.unlockwire.bench.feed.topic.AlertsReader;
import io.unlockwire.bench.packaging.QuarkusPackage;
import io.unlockwire.testkit.Ports;
import io.unlockwire.testkit.ProgramProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** {@link RestFeed} as a packaged Quarkus application of its own, with nothing that it does not need at work. */
final class RestServer {

    private static final String SETTINGS = """
            quarkus.micrometer.enabled=false
            quarkus.health.extensions.enabled=false
            quarkus.kafka.devservices.enabled=false
            quarkus.banner.enabled=false
            quarkus.http.host=127.0.0.1
            """;

    private RestServer() {}

    static Server start(Fed fed) throws IOException {
        Path classes = fed.home().resolve("quarkus-rest-classes");
        for (Class<?> each : List.of(RestFeed.class, AlertsReader.class)) {
            copyPackage(each, classes);
        }
        Files.writeString(classes.resolve("application.properties"), SETTINGS);
        Path app = QuarkusPackage.of(classes, fed.home().resolve("quarkus-rest"), Map.of());
        int port = Ports.free();
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(Contender.HEAP);
        command.addAll(List.of("-Dfeed.bootstrap=" + fed.bootstrap(), "-Dfeed.topic=" + fed.topics().alerts(),
                "-Dquarkus.http.port=" + port, "-Dquarkus.shutdown.timeout=0", "-jar",
                app.resolve("quarkus-run.jar").toString()));
        return Server.of(ProgramProcess.of(command, fed.home().resolve("quarkus-rest.log")), port, "/feed",
                List.of());
    }

    private static void copyPackage(Class<?> type, Path to) throws IOException {
        Path root = Path.of(type.getProtectionDomain().getCodeSource().getLocation().getPath());
        Path directory = Path.of(type.getPackageName().replace('.', '/'));
        Path copy = Files.createDirectories(to.resolve(directory));
        try (Stream<Path> files = Files.list(root.resolve(directory))) {
            for (Path file : files.toList()) {
                Files.write(copy.resolve(file.getFileName()), Files.readAllBytes(file));
            }
        }
    }
}
