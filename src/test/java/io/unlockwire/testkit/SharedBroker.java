package io.unlockwire.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

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
            EmbeddedBroker started = EmbeddedBroker.start(scratch(), Ports.free());
            Runtime.getRuntime().addShutdownHook(new Thread(started::close, "shared-broker-stop"));
            broker = started;
        }
        return broker.bootstrapServers();
    }

    private static Path scratch() {
        try {
            Path directory = InMemory.freshDirectory();
            Guard.removing(directory);
            return directory;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
