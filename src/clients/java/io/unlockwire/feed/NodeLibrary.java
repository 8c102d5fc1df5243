package io.unlockwire.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A library from npm, in a process of its own. */
record NodeLibrary(String name) implements Library {

    private static final Path HOME = Path.of("src/clients/npm").toAbsolutePath();

    static Stream<Library> all() {
        return Stream.of("eventsource", "eventsource-client", "@microsoft/fetch-event-source",
                "event-source-polyfill").map(NodeLibrary::new);
    }

    @Override
    public Reading read(String url, int count) throws IOException {
        assertThat(HOME.resolve("node_modules").resolve(name)).as(
                "no %s: apt-get install nodejs npm, then npm ci --prefix src/clients/npm", name)
                .isDirectory();
        Path out = Files.createTempFile("client", ".out");
        Path errors = Files.createTempFile("client", ".err");
        Process process = new ProcessBuilder("node", "read.mjs", name, url, Integer.toString(count))
                .directory(HOME.toFile()).redirectOutput(out.toFile()).redirectError(errors.toFile()).start();
        return new Reading() {
            @Override
            public List<String> unlocks() {
                return text(out).lines().toList();
            }

            @Override
            public String trouble() {
                return name + ": " + text(errors);
            }

            @Override
            public void close() {
                process.destroyForcibly();
            }
        };
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
