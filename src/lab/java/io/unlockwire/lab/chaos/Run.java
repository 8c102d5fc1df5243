package io.unlockwire.lab.chaos;

import io.unlockwire.testkit.JavaProgram;
import io.unlockwire.testkit.Ports;
import io.unlockwire.testkit.ServiceLaunch;
import io.unlockwire.testkit.ServiceProcess;
import io.unlockwire.testkit.Topics;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * One run: broker, replicas, checker, load; faults for as long as was asked; then quiet, and the checker's word.
 * Everything started is ended, on every way out.
 */
final class Run implements AutoCloseable {

    private static final Duration CHECKING = Duration.ofMinutes(6);
    private static final String ALL = "1000000";
    private static final String CHECKER = "io.unlockwire.lab.check.Checker";

    private final Settings settings;
    private final Path directory;
    private final List<String> reached = new ArrayList<>();
    private final Deque<AutoCloseable> started = new ArrayDeque<>();
    private final Thread atExit = new Thread(this::close, "lab-end");

    Run(Settings settings, Path home) throws IOException {
        this.settings = settings;
        this.directory = Files.createTempDirectory(Files.createDirectories(home),
                settings.protocol().word() + "-" + settings.seed() + "-");
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    Outcome play() throws IOException, InterruptedException {
        System.out.println("chaos seed=" + settings.seed() + " protocol=" + settings.protocol().word()
                + " brokers=" + settings.brokers() + " rate=" + settings.rate() + "/s for "
                + settings.length().toSeconds() + " s in " + directory);
        Diary diary = new Diary(directory.resolve("faults.jsonl"));
        Disk disk = closing(disk(directory));
        Cluster cluster = closing(new Cluster(disk.directory(), settings.brokers())).start();
        Topics topics = Topics.DEFAULT.create(cluster.direct(), settings.brokers());
        List<Replica> replicas = replicas(cluster, diary);
        replicas.forEach(Replica::awaitReady);
        JavaProgram checker = closing(checker(cluster, topics));
        Load load = closing(new Load(settings, cluster.direct(), topics.announcements(),
                directory.resolve("truth.jsonl")));
        ScheduledExecutorService progress = progress(diary, load);
        Heap heap = new Heap(directory.resolve("heap.tsv"));
        if (!settings.every().isZero()) {
            var unused = progress.scheduleWithFixedDelay(() -> heap.look(replicas, load.sent()), 2, 2,
                    TimeUnit.MINUTES);
        }
        List<Replica> targets = settings.kinds().contains(Kind.FAIL_POINT) && replicas.size() > 1
                ? replicas.subList(0, replicas.size() - 1)
                : replicas;
        new Director(settings, cluster, disk, targets, diary, topics)
                .direct(Instant.now().plus(settings.length()));
        calm(replicas, diary);
        load.end();
        progress.shutdownNow();
        System.out.println("no more faults after " + diary.total() + ", no more load after " + load.sent());
        heap.lines().forEach(System.out::println);
        Files.createFile(directory.resolve("over"));
        checker.exitCode(CHECKING);
        Map<Kind, Integer> faults = new EnumMap<>(Kind.class);
        Arrays.stream(Kind.values()).forEach(kind -> faults.put(kind, diary.count(kind)));
        replicas.stream().filter(replica -> replica.ownEnds() > 0).forEach(replica -> System.out
                .println(replica.name() + " ended of its own accord " + replica.ownEnds() + " times"));
        return new Outcome(settings, faults, diary.points(), Verdict.read(directory.resolve("verdict.json")));
    }

    private Disk disk(Path run) throws IOException {
        Path brokers = Files.createDirectory(run.resolve("brokers"));
        return settings.kinds().contains(Kind.DISK_FULL) ? Disk.mounted(brokers) : Disk.none(brokers);
    }

    private List<Replica> replicas(Cluster cluster, Diary diary) {
        List<Replica> replicas = new ArrayList<>();
        for (int i = 1; i <= settings.replicas(); i++) {
            String name = "replica-" + i;
            boolean halts = settings.kinds().contains(Kind.FAIL_POINT) && i == settings.replicas();
            int http = Ports.free();
            int management = Ports.free();
            reached.add("http://localhost:" + http);
            replicas.add(closing(new Replica(name, () -> launch(cluster, name, http, management), diary,
                    halts ? new Places(new Random(settings.seed())) : null)));
        }
        return replicas;
    }

    private ServiceLaunch launch(Cluster cluster, String name, int http, int management) {
        ServiceLaunch launch = ServiceProcess.with(cluster.proxied()).on(Topics.DEFAULT).replica(name)
                .ports(http, management).app(settings.app())
                .jvmOption("-XX:TieredStopAtLevel=1").jvmOption("-XX:+UseSerialGC")
                .set("unlockwire.feed.drain", "0s")
                .set("quarkus.shutdown.delay", "0s");
        if (settings.audience() > 0) {
            launch.set("unlockwire.feed.drain", "2s")
                    .set("unlockwire.feed.max-connections-per-address", ALL)
                    .set("unlockwire.feed.connect-rate", ALL).set("unlockwire.feed.connect-burst", ALL);
        }
        settings.protocol().configure(launch);
        return launch;
    }

    /** Whose class path holds nothing of the service. */
    private JavaProgram checker(Cluster cluster, Topics topics) {
        String classPath = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(entry -> !Files
                        .exists(Path.of(entry, "io", "unlockwire", "pipeline", "Engine.class")))
                .collect(Collectors.joining(File.pathSeparator));
        return JavaProgram.start(classPath, CHECKER, directory.resolve("checker.log"),
                List.of(cluster.direct(), topics.prefix(), directory.toString(),
                        String.valueOf(settings.timers()), String.join(",", reached),
                        String.valueOf(settings.audience())));
    }

    private static void calm(List<Replica> replicas, Diary diary) {
        for (Replica replica : replicas) {
            Instant from = Instant.now();
            if (replica.disarm()) {
                diary.happened(Kind.KILL, replica.name(), from);
            }
        }
    }

    private static ScheduledExecutorService progress(Diary diary, Load load) {
        ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
        long start = System.nanoTime();
        var unused = clock.scheduleAtFixedRate(() -> System.out.println("after "
                + Duration.ofNanos(System.nanoTime() - start).toSeconds() + " s: " + diary.total()
                + " faults, "
                + load.sent() + " announcements sent"), 10, 10, TimeUnit.SECONDS);
        return clock;
    }

    private synchronized <T extends AutoCloseable> T closing(T thing) {
        started.push(thing);
        return thing;
    }

    @Override
    public synchronized void close() {
        while (!started.isEmpty()) {
            try {
                started.pop().close();
            } catch (Exception e) {
                System.err.println("cannot be ended: " + e);
            }
        }
    }

    /** Leaves the verdict and the logs, and drops the broker's data. */
    void tidy() throws IOException {
        close();
        Runtime.getRuntime().removeShutdownHook(atExit);
        Tree.delete(directory.resolve("brokers"));
    }
}
