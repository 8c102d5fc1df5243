package io.unlockwire.bench.startup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** An installed JDK. */
record Jdk(Path home, String version) {

    /** From this version on a JVM keeps what it learnt of a program in one file, by one option. */
    static final int WITH_CACHE = 25;

    /** The one that runs this. */
    static Jdk own() {
        return at(Path.of(System.getProperty("java.home"))).orElseThrow();
    }

    /** The one named by {@code -Dbench.jdk25}, else this, else one beside it. */
    static Optional<Jdk> withCache() {
        String named = System.getProperty("bench.jdk25", "");
        if (!named.isBlank()) {
            return Optional.of(at(Path.of(named)).filter(Jdk::hasCache)
                    .orElseThrow(() -> new IllegalArgumentException("-Dbench.jdk25=" + named
                            + " is no JDK " + WITH_CACHE + " or later")));
        }
        Jdk own = own();
        return own.hasCache() ? Optional.of(own) : beside(own).filter(Jdk::hasCache).findFirst();
    }

    boolean hasCache() {
        return Integer.parseInt(version.split("\\.", 2)[0]) >= WITH_CACHE;
    }

    Path java() {
        return home.resolve("bin").resolve("java");
    }

    private static Stream<Jdk> beside(Jdk own) {
        try (Stream<Path> homes = Files.list(own.home.toRealPath().getParent())) {
            return homes.sorted().toList().stream().flatMap(home -> at(home).stream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<Jdk> at(Path home) {
        Path release = home.resolve("release");
        if (!Files.isExecutable(home.resolve("bin").resolve("java")) || !Files.exists(release)) {
            return Optional.empty();
        }
        try {
            return Files.readAllLines(release).stream()
                    .filter(line -> line.startsWith("JAVA_VERSION="))
                    .map(line -> new Jdk(home, line.replaceAll("[^0-9.]", "")))
                    .findFirst();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
