package io.unlockwire.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.AnnotatedElementContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDirFactory;

/**
 * Fresh directories in memory where the machine has that ({@code /dev/shm}), since a broker waits for its disk at
 * every step: {@code @TempDir(factory = InMemory.class)}.
 */
public final class InMemory implements TempDirFactory {
    private static final Path MEMORY = Path.of("/dev/shm");

    /** A fresh directory that is removed when this JVM ends, however it ends. */
    public static Path untilTheEnd() {
        try {
            Path directory = freshDirectory();
            Guard.removing(directory);
            return directory;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Path freshDirectory() {
        try {
            return Files.isWritable(MEMORY)
                    ? Files.createTempDirectory(MEMORY, "unlockwire-")
                    : Files.createTempDirectory("unlockwire-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Path createTempDirectory(AnnotatedElementContext element, ExtensionContext test) {
        return freshDirectory();
    }
}
