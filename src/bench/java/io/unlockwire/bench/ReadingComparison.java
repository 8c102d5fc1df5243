package io.unlockwire.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.unlockwire.announcement.AnnouncementReader;
import io.unlockwire.announcement.Preview;
import io.unlockwire.announcement.ReadingRules;
import io.unlockwire.announcement.Received;
import io.unlockwire.unlock.Catalogue;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What reading a post costs, by its kind and by its length, in processor time of one thread; beside it
 * a reader that finds one claim's fields with regular expressions.
 */
final class ReadingComparison {

    private static final int BATCHES = 15;
    private static final Received RECEIVED = new Received(Instant.parse("2026-04-15T08:00:00Z"), null,
            Map.of());
    private static final String PROSE = " Market watchers say that little will change for holders over the summer,"
            + " and that the network keeps growing.";
    private static final String DENSE = "Sui 5 million 2% $3M May 3 ";
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final AnnouncementReader READER = new AnnouncementReader(Catalogue.builtIn(),
            ReadingRules.defaults());

    private ReadingComparison() {}

    /** Median, least and most microseconds for a post, over the batches. */
    private record Cost(double median, double least, double most) {}

    static boolean run() {
        RegexReader regex = new RegexReader(Catalogue.builtIn());
        if (!areRight(regex)) {
            return false;
        }
        double one = 0;
        for (ReadingPosts.Kind kind : ReadingPosts.KINDS) {
            byte[] value = kind.text().getBytes(UTF_8);
            Cost cost = cost(() -> READER.read(value, RECEIVED));
            one = kind.name().equals(ReadingPosts.ONE_CLAIM) ? cost.median() : one;
            print(kind.name(), kind.text().length(), cost);
        }
        Cost other = cost(() -> regex.read(ReadingPosts.text(ReadingPosts.ONE_CLAIM)));
        print("one claim by regular expressions", ReadingPosts.text(ReadingPosts.ONE_CLAIM).length(), other);
        double prose = growth("prose", PROSE);
        double dense = growth("figures", DENSE);
        ratio("reading-time-one-claim-vs-regex", one / other.median());
        ratio("reading-time-growth-64k-vs-4k", prose);
        ratio("reading-time-growth-64k-vs-4k-figures", dense);
        return true;
    }

    /** How a character of 64 KiB costs beside one of 4 KiB: 1 where the cost is linear. */
    private static double growth(String name, String filler) {
        double at4 = 0;
        double perCharacter = 0;
        for (int kibibytes : new int[]{1, 4, 16, 64}) {
            String text = ReadingPosts.text(ReadingPosts.ONE_CLAIM) + "\n"
                    + filler.repeat(64 * 1024 / filler.length());
            byte[] value = text.substring(0, kibibytes * 1024).getBytes(UTF_8);
            Cost cost = cost(() -> READER.read(value, RECEIVED));
            print("one claim and " + name, value.length, cost);
            perCharacter = cost.median() / value.length;
            at4 = kibibytes == 4 ? perCharacter : at4;
        }
        return perCharacter / at4;
    }

    private static boolean areRight(RegexReader regex) {
        for (ReadingPosts.Kind kind : ReadingPosts.KINDS) {
            List<String> read = Preview.of(READER.read(kind.text().getBytes(UTF_8), RECEIVED)).claims()
                    .stream()
                    .map(row -> row.token().assetId() + " " + row.amount() + " " + row.unlockAt().from())
                    .toList();
            if (!read.equals(kind.claims())) {
                System.out.println("WRONG " + kind.name() + ": " + read + " is not " + kind.claims());
                return false;
            }
        }
        String found = regex.read(ReadingPosts.text(ReadingPosts.ONE_CLAIM));
        if (!found.equals(RegexReader.OF_ONE_CLAIM)) {
            System.out.println("WRONG by regular expressions: " + found);
            return false;
        }
        System.out.println("correct: each post gives its claims, with both readers where both are measured");
        return true;
    }

    private static Cost cost(Runnable reading) {
        double seconds = Double.parseDouble(System.getProperty("bench.seconds", "1"));
        int times = 1;
        long warm = 0;
        while (warm < seconds * 2e9) {
            long took = batch(reading, times);
            warm += took;
            times = took < seconds * 1e8 ? times * 2 : times;
        }
        double[] micros = new double[BATCHES];
        for (int i = 0; i < BATCHES; i++) {
            micros[i] = batch(reading, times) / 1e3 / times;
        }
        Arrays.sort(micros);
        return new Cost(micros[BATCHES / 2], micros[0], micros[BATCHES - 1]);
    }

    private static long batch(Runnable reading, int times) {
        long start = THREADS.getCurrentThreadCpuTime();
        for (int i = 0; i < times; i++) {
            reading.run();
        }
        return Math.max(1, THREADS.getCurrentThreadCpuTime() - start);
    }

    private static void print(String name, int length, Cost cost) {
        System.out.printf(Locale.ROOT, "%-34s %6d characters: %9.1f µs (%.1f to %.1f), %.1f µs per 500%n",
                name,
                length, cost.median(), cost.least(), cost.most(), cost.median() * 500 / length);
    }

    private static void ratio(String name, double value) {
        System.out.printf(Locale.ROOT, "RATIO %s %.3f%n", name, value);
    }
}
