package io.unlockwire.lab.chaos;

import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a run is asked for.
 *
 * @param length of the time in which faults happen
 * @param rate announcements a second
 * @param app the packaged service
 * @param timers reminders are expected
 * @param every how long nothing happens between two faults; zero for a second or three
 * @param audience how many clients follow the stream
 */
record Settings(long seed, Duration length, Protocol protocol, int rate, int replicas, int brokers,
        Set<Kind> kinds, Path app, boolean timers, int audience, Duration every, Path results) {

    /** From the system properties of the same names. */
    static Settings ofProperties() {
        return new Settings(Long.getLong("seed", 7),
                Duration.ofMillis((long) (Double.parseDouble(System.getProperty("minutes", "3")) * 60_000)),
                Protocol.of(System.getProperty("protocol", "cooperative")),
                Integer.getInteger("rate", 500), Integer.getInteger("replicas", 2),
                Integer.getInteger("brokers", 1), kinds(System.getProperty("faults", "all")),
                Path.of(System.getProperty("packaged.service", "target/quarkus-app")),
                Boolean.parseBoolean(System.getProperty("timers", "false")),
                Integer.getInteger("audience", 0), Duration.ofSeconds(Integer.getInteger("every", 0)),
                Path.of(System.getProperty("results", "docs/chaos-results.tsv")));
    }

    private static Set<Kind> kinds(String words) {
        return words.equals("all")
                ? EnumSet.complementOf(EnumSet.of(Kind.DISK_FULL))
                : Stream.of(words.split(",", -1)).map(Kind::of)
                        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Kind.class)));
    }

    Settings on(Path otherApp, Protocol otherProtocol, Set<Kind> otherKinds) {
        return new Settings(seed, length, otherProtocol, rate, replicas, brokers, otherKinds, otherApp,
                timers, audience, every, results);
    }
}
