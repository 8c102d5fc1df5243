package io.unlockwire.lab.demo;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Properties;

/**
 * Where the demo's story stands at this start. What lies days ahead is dated from one instant until all of it has
 * passed, so that another start within that week tells the same announcements, byte by byte, and the service knows
 * them. What lies minutes ahead is about other tokens at each start.
 *
 * @param start 1 at the first start
 * @param dated the instant that the announcements of days ahead are dated from
 * @param now the instant of this start
 */
record Chapter(int start, Instant dated, Instant now) {
    private static final Duration ALL_PASSED = Duration.ofDays(9);

    static Chapter first(Instant now) {
        return new Chapter(1, now, now);
    }

    Chapter next(Instant later) {
        boolean passed = dated.plus(ALL_PASSED).isBefore(later);
        return new Chapter(start + 1, passed ? later : dated, later);
    }

    /** Whether the announcements of days ahead were told before. */
    boolean repeats() {
        return !dated.equals(now);
    }

    /** What is being told, for whoever reads the console. */
    String summary() {
        String soon = Coming.first(start).token() + " in about 90 seconds and " + Coming.second(start).token()
                + " in about 10 minutes";
        return repeats()
                ? "Start " + start + ": the announcements of " + dated
                        + " are told once more. The service knows them"
                        + " and sends no second alert. New are " + soon + "."
                : "Start " + start + ": announcements of unlocks in the days ahead are told, and " + soon
                        + ".";
    }

    /** The chapter after the one that was written there, or the first. */
    static Chapter after(Path file, Instant now) throws IOException {
        if (!Files.exists(file)) {
            return first(now);
        }
        Properties last = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            last.load(reader);
        }
        Instant dated = Instant.parse(last.getProperty("dated"));
        return new Chapter(Integer.parseInt(last.getProperty("start")), dated, dated).next(now);
    }

    void write(Path file) throws IOException {
        Properties properties = new Properties();
        properties.setProperty("start", String.valueOf(start));
        properties.setProperty("dated", dated.toString());
        try (Writer writer = Files.newBufferedWriter(file)) {
            properties.store(writer, "Where the demo's story stands");
        }
    }
}
