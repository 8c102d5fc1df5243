package io.unlockwire.bench;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * Task groups beside {@code Uni.join} and its kin: bytes, time, who is alive when a failure is seen, timers left
 * behind.
 */
final class TaskGroupComparison {

    private static final List<String> LIBRARIES = List.of("taskGroup", "uniJoin", "uniCombine", "monoZip",
            "singleZip", "allOf", "structuredTaskScope");

    private TaskGroupComparison() {}

    static boolean run() throws RunnerException {
        if (!areRight()) {
            return false;
        }
        Collection<RunResult> results = measure();
        for (RunResult result : results) {
            System.out.printf(
                    Locale.ROOT,
                    "%-19s %-5s %3s subtasks: %9.1f ns cpu, %9.1f ns ± %.1f, %8.0f B%n",
                    name(result),
                    result.getParams().getParam("signals"),
                    result.getParams().getParam("subtasks"),
                    cpu(result),
                    result.getPrimaryResult().getScore(),
                    result.getPrimaryResult().getScoreError(),
                    bytes(result));
        }
        int alive = 0;
        for (int siblings : new int[]{4, 64, 1024}) {
            CancelLatency.Seen group = CancelLatency.ofGroup(siblings);
            CancelLatency.Seen join = CancelLatency.ofJoin(siblings);
            System.out.printf(
                    Locale.ROOT,
                    "cancel %4d siblings: group %.0f µs, %d alive; join %.0f µs, %d alive%n",
                    siblings,
                    group.micros(),
                    group.alive(),
                    join.micros(),
                    join.alive());
            alive = Math.max(alive, group.alive());
        }
        int timers = CancelLatency.timersOfGroups(1_000_000);
        System.out.printf("timers left after 1000000 met deadlines: group %d, ifNoItem %d%n", timers,
                CancelLatency.timersOfMutiny(1_000_000));
        for (String signals : List.of("later", "sync", "fail")) {
            RunResult own = find(results, "taskGroup", signals);
            RunResult join = find(results, "uniJoin", signals);
            ratio("taskgroup-bytes-" + signals + "-vs-join", bytes(own) / bytes(join));
            ratio("taskgroup-time-" + signals + "-vs-join", cpu(own) / cpu(join));
        }
        ratio("taskgroup-alive-at-failure", alive);
        return alive == 0 && timers == 0;
    }

    /** Every library must give the same result before any is measured. */
    private static boolean areRight() {
        for (String signals : List.of("later", "sync", "fail")) {
            for (int subtasks : new int[]{1, 4, 16, 256}) {
                GroupBenchmark benchmark = new GroupBenchmark();
                benchmark.subtasks = subtasks;
                benchmark.signals = signals;
                benchmark.prepare();
                int expected = signals.equals("fail") ? -1 : subtasks;
                List<Integer> results = List.of(
                        benchmark.taskGroup(),
                        benchmark.uniJoin(),
                        benchmark.uniCombine(),
                        benchmark.monoZip(),
                        benchmark.singleZip(),
                        benchmark.allOf(),
                        GroupBenchmark.hasStructuredTaskScope() ? benchmark.structuredTaskScope() : expected);
                if (!results.stream().allMatch(result -> result == expected)) {
                    System.out.println(
                            "WRONG " + LIBRARIES + " gave " + results + " for " + subtasks + " " + signals);
                    return false;
                }
            }
        }
        System.out.println("correct: all alternatives give the same results");
        return true;
    }

    private static Collection<RunResult> measure() throws RunnerException {
        int millis = (int) (Double.parseDouble(System.getProperty("bench.seconds", "1")) * 1000);
        return new Runner(new OptionsBuilder()
                .include(GroupBenchmark.class.getName())
                .exclude(GroupBenchmark.hasStructuredTaskScope() ? "none" : "structuredTaskScope")
                .param("subtasks", System.getProperty("bench.subtasks", "1,4,16,256").split(","))
                .addProfiler(GCProfiler.class)
                .addProfiler(WorkerCpu.class)
                .forks(1)
                .jvmArgsAppend("-Xbatch") // warm after as many operations, however little time the machine has
                .warmupIterations(3)
                .warmupTime(new TimeValue(millis, TimeUnit.MILLISECONDS))
                .measurementIterations(4)
                .measurementTime(new TimeValue(millis, TimeUnit.MILLISECONDS))
                .build()).run();
    }

    private static RunResult find(Collection<RunResult> results, String library, String signals) {
        return results.stream()
                .filter(result -> name(result).equals(library))
                .filter(result -> result.getParams().getParam("signals").equals(signals))
                .filter(result -> result.getParams().getParam("subtasks").equals("4"))
                .findFirst().orElseThrow();
    }

    private static String name(RunResult result) {
        String benchmark = result.getParams().getBenchmark();
        return benchmark.substring(benchmark.lastIndexOf('.') + 1);
    }

    @SuppressWarnings("rawtypes") // as JMH has it
    private static double secondary(RunResult result, String label) {
        for (Map.Entry<String, Result> secondary : result.getSecondaryResults().entrySet()) {
            if (secondary.getKey().endsWith(label)) {
                return secondary.getValue().getStatistics().getMin();
            }
        }
        return Double.NaN;
    }

    private static double bytes(RunResult result) {
        return secondary(result, "gc.alloc.rate.norm");
    }

    /** Of the measuring thread; what others' threads do for it is in the time alone. */
    private static double cpu(RunResult result) {
        return secondary(result, WorkerCpu.LABEL);
    }

    private static void ratio(String name, double value) {
        System.out.printf(Locale.ROOT, "RATIO %s %.3f%n", name, value);
    }
}
