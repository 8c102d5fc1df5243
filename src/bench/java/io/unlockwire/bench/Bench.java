package io.unlockwire.bench;

import io.unlockwire.bench.feed.FeedComparison;
import io.unlockwire.bench.pipeline.PipelineComparison;
import io.unlockwire.bench.startup.StartupComparison;
import java.lang.management.ManagementFactory;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;

/** Runs the comparison of the given name; ends with 1 if its correctness check fails. */
public final class Bench {

    private static final Map<String, Callable<Boolean>> COMPARISONS = new TreeMap<>(
            Map.of("taskgroup", TaskGroupComparison::run, "pipeline", PipelineComparison::run, "reading",
                    ReadingComparison::run, "feed", FeedComparison::run, "startup", StartupComparison::run));

    private Bench() {}

    public static void main(String[] arguments) throws Exception {
        Callable<Boolean> comparison = arguments.length == 1 ? COMPARISONS.get(arguments[0]) : null;
        if (comparison == null) {
            System.err.println("Which comparison? -Dbench= one of " + COMPARISONS.keySet());
            System.exit(2);
        }
        System.out.printf(
                "%s %s, %s, %d processors, %s, load %.1f%n",
                System.getProperty("java.vm.name"),
                System.getProperty("java.vm.version"),
                System.getProperty("os.name") + " " + System.getProperty("os.version"),
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("os.arch"),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
        System.exit(comparison.call() ? 0 : 1);
    }
}
