package io.unlockwire.bench.pipeline;

import io.unlockwire.bench.pipeline.Delay.Delays;
import io.unlockwire.market.EnrichedOverHttp;
import io.unlockwire.testkit.BrokerProcess;
import io.unlockwire.testkit.InMemory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.awaitility.core.ConditionTimeoutException;

/** The service beside its alternatives on one broker, each doing the same work on the same input. */
public final class PipelineComparison {

    private static final int PARTS = 5;
    /** How long each figure of a claim takes where that is part of the work. */
    private static final Duration PROVIDER = Duration.ofMillis(20);
    /** As many as the claims have partitions, which is what Kafka Streams offers to those who must wait for others. */
    private static final int WAITING_THREADS = 24;
    /** Partitions and replicas. */
    private static final int[][] WAYS = {{6, 1}, {24, 1}, {96, 1}, {24, 2}, {24, 3}};
    private static final List<Integer> RATES = List.of(500, 2_000, 5_000);

    private final BrokerProcess broker;
    private final List<Contender> contenders;
    private final int records = Integer.getInteger("bench.records", 200_000);
    private final int repetitions = Integer.getInteger("bench.repetitions", 1);
    private boolean right = true;

    private PipelineComparison(BrokerProcess broker) {
        this.broker = broker;
        String chosen = System.getProperty("bench.contenders", "all");
        this.contenders = Arrays.stream(Contender.values())
                .filter(one -> chosen.equals("all")
                        || Arrays.asList(chosen.split(",", -1)).contains(one.label()))
                .toList();
    }

    public static boolean run() {
        try (BrokerProcess broker = BrokerProcess.in(InMemory.untilTheEnd())
                .set("file.delete.delay.ms", "1000")
                .start()) {
            PipelineComparison comparison = new PipelineComparison(broker);
            String part = System.getProperty("bench.part", "all");
            boolean all = part.equals("all");
            if (all || part.equals("resolve")) {
                for (String copies : System.getProperty("bench.copies", "40,0,80").split(",", -1)) {
                    int percent = Integer.parseInt(copies);
                    comparison.throughput("resolve", false, percent,
                            percent == 40 ? comparison.records : comparison.records / PARTS, Duration.ZERO);
                }
            }
            if (all || part.equals("full")) {
                comparison.throughput("full", true, 40, comparison.records, Duration.ZERO);
            }
            if (all || part.equals("enriched")) {
                comparison.right &= EnrichedOverHttp.run();
                comparison.throughput("enriched", false, 40, comparison.records / PARTS, PROVIDER);
            }
            if (all || part.equals("latency")) {
                comparison.latency();
            }
            if (all || part.equals("restore")) {
                new Restore(broker.bootstrapServers()).of(comparison.records);
            }
            if (all || part.equals("recovery")) {
                comparison.recovery();
            }
            if (all || part.equals("spread")) {
                comparison.spread();
            }
            return comparison.right;
        }
    }

    private void throughput(String mode, boolean whole, int copies, int count, Duration market) {
        boolean waiting = !market.isZero();
        int threads = waiting ? WAITING_THREADS : 1;
        int warmUp = whole ? Math.min(300_000, count + count / 2) : Math.min(100_000, count / 2);
        System.out.printf(Locale.ROOT,
                "%n%s: %d %s after %d to warm up, %d %% copies, Kafka Streams with %d threads%n",
                mode, count, whole ? "announcements" : "claims", warmUp, copies, threads);
        Load load = new Load(warmUp + count, copies, 0);
        Race race = new Race(broker.bootstrapServers(), broker.pid(), whole, market);
        List<Finish> finishes = new ArrayList<>();
        for (int i = 0; i < repetitions; i++) {
            for (Contender contender : contenders) {
                attempt(contender, () -> race.run(contender, load, warmUp, threads)).ifPresent(finish -> {
                    finishes.add(finish);
                    right &= contender != Contender.OURS || finish.checked().right();
                });
            }
        }
        Ratios.print(mode + "-throughput" + (copies == 40 ? "" : "-" + copies + "-percent-copies"), finishes,
                waiting ? Finish::perSecond : Finish::perCpuSecond);
    }

    private void latency() {
        System.out.printf("%nfrom the claim that is due to the alert that is seen, all of them new%n");
        for (int perSecond : RATES) {
            List<Delays> all = new ArrayList<>();
            for (Contender contender : contenders) {
                Delay delay = new Delay(broker.bootstrapServers(), perSecond, seconds(5), seconds(15));
                attempt(contender, () -> delay.of(contender)).ifPresent(delays -> {
                    all.add(delays);
                    right &= contender != Contender.OURS || delays.seen() == delays.sent();
                });
            }
            Ratios.print("p99-time-" + perSecond + "-per-second", all);
        }
    }

    private void recovery() {
        System.out.printf("%nfrom kill -9 to the next alert, started again at once%n");
        for (Contender contender : contenders) {
            Recovery recovery = new Recovery(broker.bootstrapServers());
            attempt(contender, () -> String.format(Locale.ROOT, "%-18s %.1f s", contender.label(),
                    recovery.of(contender).toMillis() / 1e3));
        }
    }

    /** Over partitions with one replica, and over replicas with as many partitions as there are by default. */
    private void spread() {
        int count = records / PARTS;
        int warmUp = Math.min(100_000, count / 2);
        System.out.printf("%nspread: %d ready claims after %d to warm up, 40 %% copies, ours alone%n", count,
                warmUp);
        Load load = new Load(warmUp + count, 40, 0);
        Spread spread = new Spread(broker.bootstrapServers(), broker.pid());
        List<Spread.Cost> costs = new ArrayList<>();
        for (int[] way : WAYS) {
            Spread.Cost cost = spread.of(load, warmUp, way[0], way[1]);
            System.out.println(cost);
            right &= cost.checked().right();
            costs.add(cost);
        }
        Spread.Cost usual = costs.stream().filter(cost -> cost.partitions() == 24 && cost.replicas() == 1)
                .findFirst()
                .orElseThrow();
        costs.stream().filter(cost -> !cost.equals(usual)).forEach(cost -> System.out.printf(Locale.ROOT,
                "RATIO spread-throughput-%d-partitions-%d-replicas-vs-24-1 %.3f%n", cost.partitions(),
                cost.replicas(), cost.perCpuSecond() / usual.perCpuSecond()));
    }

    /** What came of it, told at once; a contender that does not come to its end is told as such, and fails us if ours. */
    private <T> Optional<T> attempt(Contender contender, Supplier<T> run) {
        try {
            T result = run.get();
            System.out.println(result);
            return Optional.of(result);
        } catch (IllegalStateException | ConditionTimeoutException failure) {
            System.out.printf("%-18s did not come to the end: %s%n", contender.label(), failure.getMessage());
            right &= contender != Contender.OURS;
            return Optional.empty();
        }
    }

    private static Duration seconds(int count) {
        return Duration.ofSeconds((long) count * Integer.getInteger("bench.seconds", 1));
    }
}
