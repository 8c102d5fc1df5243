package io.unlockwire.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A program that runs to its end, and not for ever.
 *
 * <p>
 * What it says goes to a file: a reader would wait for as long as
 * it holds its pipe open.
 *
 * @param patience it is ended by force after that
 */
public record Command(Path directory, Duration patience) {

    /** How it ended, and what it said, errors included. */
    public record Ended(int code, String said) {}

    /** One that is started where this JVM was. */
    public static Command within(Duration patience) {
        return new Command(Path.of("").toAbsolutePath(), patience);
    }

    /**
     * Runs it to its end.
     *
     * @throws UncheckedIOException if there is no such program
     * @throws IllegalStateException if it does not end in time
     */
    public Ended run(String... command) {
        try {
            Path said = Files.createTempFile("command", null);
            try {
                Process process = new ProcessBuilder(command).directory(directory.toFile())
                        .redirectErrorStream(true).redirectOutput(said.toFile()).start();
                if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                    process.destroyForcibly();
                    throw new IllegalStateException(
                            List.of(command) + " did not end within " + patience + ": " + text(said));
                }
                return new Ended(process.exitValue(), text(said));
            } finally {
                Files.deleteIfExists(said);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while " + command[0] + " ran", e);
        }
    }

    private static String text(Path said) throws IOException {
        return new String(Files.readAllBytes(said), StandardCharsets.UTF_8);
    }
}
