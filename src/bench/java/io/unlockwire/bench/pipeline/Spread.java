package io.unlockwire.bench.pipeline;

import io.unlockwire.testkit.LiveHeap;
import io.unlockwire.testkit.ServiceProcess;
import io.unlockwire.testkit.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.TopicPartition;

/**
 * What the service costs when ready claims are spread over more partitions, and over more replicas that share them:
 * all replicas on this machine, so that the cost is told in processor time, and speed only as long as it has
 * processors.
 */
final class Spread {

    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final String bootstrap;
    private final long brokerPid;

    Spread(String bootstrap, long brokerPid) {
        this.bootstrap = bootstrap;
        this.brokerPid = brokerPid;
    }

    /**
     * One way to spread it, and what it cost from the gun on.
     *
     * @param cpu of all replicas together
     * @param heap live bytes of all replicas together, afterwards
     */
    record Cost(int partitions, int replicas, int records, Duration wall, Duration cpu, Duration broker,
            long heap,
            Checked checked) {

        double perCpuSecond() {
            return records / (cpu.toNanos() / 1e9);
        }

        @Override
        public String toString() {
            return String.format(Locale.ROOT,
                    "%3d partitions, %d replicas %8.0f records/s %8.0f records/CPU s  broker %5.1f s"
                            + "  live heap %4d MiB a replica  %s",
                    partitions, replicas, records / (wall.toNanos() / 1e9), perCpuSecond(),
                    broker.toNanos() / 1e9, (heap / replicas) >> 20, checked);
        }
    }

    /** @param warmUp how many of the records come before the gun */
    Cost of(Load load, int warmUp, int partitions, int replicas) {
        Topics topics = Topics.fresh().create(bootstrap, 1, partitions);
        List<ServiceProcess> running = new ArrayList<>();
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap));
                Loader loader = new Loader(bootstrap, topics, false, partitions)) {
            Lag lag = new Lag(admin);
            loader.load(load, 0, warmUp);
            loader.go();
            Map<TopicPartition, Long> warm = lag.ends(topics.claims());
            loader.load(load, warmUp, load.records());
            for (int i = 0; i < replicas; i++) {
                running.add(start(topics, partitions, i));
            }
            running.forEach(ServiceProcess::awaitReady);
            awaitEnd(lag, topics, warm, running);
            Duration before = cpu(running);
            Cpu broker = Cpu.of(brokerPid);
            long start = System.nanoTime();
            loader.go();
            awaitEnd(lag, topics, lag.ends(topics.claims()), running);
            Duration wall = Duration.ofNanos(System.nanoTime() - start);
            Duration used = cpu(running).minus(before);
            Duration brokers = Cpu.of(brokerPid).since(broker);
            long heap = running.stream().mapToLong(one -> LiveHeap.of(one.pid()).orElseThrow()).sum();
            running.forEach(ServiceProcess::close);
            return new Cost(partitions, replicas, load.records() - warmUp, wall, used, brokers, heap,
                    Checked.outputOf(topics, bootstrap, load));
        } finally {
            running.forEach(ServiceProcess::close);
            topics.delete(bootstrap);
        }
    }

    private ServiceProcess start(Topics topics, int partitions, int number) {
        var launch = ServiceProcess.with(bootstrap).on(topics).replica(topics.prefix() + "replica-" + number)
                .set("unlockwire.topics.partitions", String.valueOf(partitions));
        Contender.jvm().forEach(launch::jvmOption);
        return launch.start();
    }

    private static Duration cpu(List<ServiceProcess> running) {
        return running.stream().map(one -> Cpu.of(one.pid()).used()).reduce(Duration.ZERO, Duration::plus);
    }

    private static void awaitEnd(Lag lag, Topics topics, Map<TopicPartition, Long> ends,
            List<ServiceProcess> running) {
        lag.awaitEnd(topics.prefix() + "resolution", ends, PATIENCE,
                () -> running.stream().filter(one -> !one.isAlive()).findFirst()
                        .map(ended -> "a replica ended; its log ends with\n" + ended.logTail()).orElse(null));
    }
}
