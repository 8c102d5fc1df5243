package io.unlockwire.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * The one broker of a test run in this JVM, started when first asked for, on a directory in memory where the
 * machine has one, and gone with the JVM.
 */
final class SharedBroker {
    private static @Nullable EmbeddedBroker broker;

    private SharedBroker() {}

    static synchronized String bootstrapServers() {
        if (broker == null) {
            Path directory = InMemory.freshDirectory();
            EmbeddedBroker started = EmbeddedBroker.start(directory, Ports.free());
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                started.close();
                delete(directory);
            }, "shared-broker-stop"));
            broker = started;
        }
        return broker.bootstrapServers();
    }

    private static void delete(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(java.io.File::delete);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
