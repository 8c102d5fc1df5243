package io.unlockwire.bench.pipeline;

import io.unlockwire.testkit.Topics;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.TopicPartition;

/**
 * One contender over one load: it warms up on the first part, waits, and is measured from the starting gun until the
 * last claim of the rest is committed.
 */
final class Race {

    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final String bootstrap;
    private final long brokerPid;
    private final boolean whole;
    private final Duration market;

    Race(String bootstrap, long brokerPid, boolean whole, Duration market) {
        this.bootstrap = bootstrap;
        this.brokerPid = brokerPid;
        this.whole = whole;
        this.market = market;
    }

    /** @param warmUp how many of the records come before the gun */
    Finish run(Contender contender, Load load, int warmUp, int threads) {
        Topics topics = Topics.fresh().create(bootstrap);
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap));
                Loader loader = new Loader(bootstrap, topics, whole, 24)) {
            Lag lag = new Lag(admin);
            loader.load(load, 0, warmUp);
            loader.go();
            Map<TopicPartition, Long> warm = lag.ends(input(topics));
            loader.load(load, warmUp, load.records());
            try (Contender.Running running = contender.start(bootstrap, topics, whole, market, threads)) {
                awaitEnd(contender, topics, lag, running, warm);
                Cpu before = Cpu.of(running.pid());
                Cpu brokerBefore = Cpu.of(brokerPid);
                long start = System.nanoTime();
                loader.go();
                awaitEnd(contender, topics, lag, running, lag.ends(input(topics)));
                Duration wall = Duration.ofNanos(System.nanoTime() - start);
                Duration cpu = Cpu.of(running.pid()).since(before);
                Duration broker = Cpu.of(brokerPid).since(brokerBefore);
                running.close();
                return new Finish(contender, load.records() - warmUp, wall, cpu, before.used(), broker,
                        Checked.outputOf(topics, bootstrap, load));
            }
        } finally {
            topics.delete(bootstrap);
        }
    }

    private String input(Topics topics) {
        return whole ? topics.announcements() : topics.claims();
    }

    private void awaitEnd(Contender contender, Topics topics, Lag lag, Contender.Running running,
            Map<TopicPartition, Long> input) {
        awaitEnd(lag, contender.group(topics, whole ? "intake" : "resolution"), input, running);
        if (whole) {
            awaitEnd(lag, contender.group(topics, "resolution"), lag.ends(topics.claims()), running);
        }
    }

    private static void awaitEnd(Lag lag, String group, Map<TopicPartition, Long> ends,
            Contender.Running running) {
        lag.awaitEnd(group, ends, PATIENCE,
                () -> running.isAlive()
                        ? null
                        : "the contender ended; its log ends with\n" + running.logTail());
    }
}
