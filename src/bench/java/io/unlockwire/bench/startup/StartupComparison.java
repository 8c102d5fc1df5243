package io.unlockwire.bench.startup;

import io.unlockwire.bench.packaging.QuarkusPackage;
import io.unlockwire.testkit.BrokerProcess;
import io.unlockwire.testkit.InMemory;
import io.unlockwire.testkit.Topics;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * The service as it is packaged, beside the same classes laid out flat and prepared by an earlier run: with the
 * AOT cache of JDK 25, and with class data sharing, which JDK 17 has as well. In turns, on one idle broker.
 */
public final class StartupComparison {

    private static final Path HOME = Path.of("target", "bench", "startup");

    private final String bootstrap;
    private final Topics topics;

    private StartupComparison(String bootstrap) {
        this.bootstrap = bootstrap;
        topics = Topics.fresh().create(bootstrap);
    }

    public static boolean run() throws IOException {
        Path packaged = Path.of(System.getProperty("packaged.service", "target/quarkus-app"));
        Path flat = QuarkusPackage.of(Path.of("target", "classes"), HOME,
                Map.of("quarkus.package.jar.type", "aot-jar"));
        Jdk own = Jdk.own();
        Optional<Jdk> cached = Jdk.withCache();
        List<Way> ways = new ArrayList<>();
        if (cached.isEmpty() || !cached.get().equals(own)) {
            ways.add(Way.plain(own, packaged));
            ways.add(Way.cds(own, flat, HOME.resolve("cds.jsa").toAbsolutePath()));
        }
        cached.ifPresentOrElse(jdk -> {
            ways.add(Way.plain(jdk, packaged));
            ways.add(Way.aot(jdk, flat, HOME.resolve("cache.aot").toAbsolutePath()));
        }, () -> System.out.println("MISSING a JDK 25, for the AOT cache: install one beside " + own.home()
                + ", or say -Dbench.jdk25=<its home>; class data sharing alone is measured"));
        try (BrokerProcess broker = BrokerProcess.in(InMemory.untilTheEnd()).start()) {
            return new StartupComparison(broker.bootstrapServers()).compare(ways);
        }
    }

    private boolean compare(List<Way> ways) throws IOException {
        for (Way way : ways) {
            if (way.prepares()) {
                Start.prepare(way, bootstrap, topics);
            }
        }
        List<Start> starts = new ArrayList<>();
        for (int round = 0; round <= Integer.getInteger("bench.rounds", 9); round++) {
            for (Way way : ways) {
                Start start = Start.of(way, bootstrap, topics);
                if (round > 0) { // the first reads its files from the disk
                    starts.add(start);
                }
            }
        }
        ways.forEach(way -> print(way, starts));
        for (int i = 1; i < ways.size(); i += 2) {
            Way prepared = ways.get(i);
            Way plain = ways.get(i - 1);
            ratio("time", prepared, plain, starts, start -> start.time().toMillis());
            ratio("cpu", prepared, plain, starts, start -> start.used().cpu().toMillis());
            ratio("rss", prepared, plain, starts, start -> start.used().rss());
        }
        boolean right = starts.stream().allMatch(Start::right);
        System.out.println(right
                ? "correct: each start read the announcement that followed as it should"
                : "WRONG: a start did not read the announcement that followed as it should");
        return right;
    }

    private static void print(Way way, List<Start> starts) {
        double[] times = sorted(way, starts, start -> start.time().toMillis() / 1e3);
        System.out.printf(Locale.ROOT,
                "%-20s ready after %.2f s (%.2f to %.2f, %d starts), %.2f s of processor"
                        + " time, %.0f MB resident%n",
                way, median(times), times[0], times[times.length - 1],
                times.length, median(sorted(way, starts, start -> start.used().cpu().toMillis() / 1e3)),
                median(sorted(way, starts, start -> start.used().rss() / 1e6)));
    }

    private static void ratio(String figure, Way prepared, Way plain, List<Start> starts,
            ToDoubleFunction<Start> of) {
        System.out.printf(Locale.ROOT, "RATIO startup-%s-%s-vs-%s %.3f%n", figure, prepared.name(),
                plain.name(), median(sorted(prepared, starts, of)) / median(sorted(plain, starts, of)));
    }

    private static double[] sorted(Way way, List<Start> starts, ToDoubleFunction<Start> of) {
        return starts.stream().filter(start -> start.way().equals(way)).mapToDouble(of).sorted().toArray();
    }

    private static double median(double[] sorted) {
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
