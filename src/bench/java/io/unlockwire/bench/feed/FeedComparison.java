package io.unlockwire.bench.feed;

import io.unlockwire.lab.crowd.Tally;
import io.unlockwire.testkit.BrokerProcess;
import io.unlockwire.testkit.InMemory;
import io.unlockwire.testkit.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.TopicPartition;

/**
 * The service's stream beside four others, one after the other: the same topic, emptied for each, the same alerts, the
 * same crowd. It ends well only if ours lost and repeated nothing and ended no stream.
 */
public final class FeedComparison {

    private final String bootstrap;
    private final Topics topics;
    private final Path home;
    private final Figures figures = new Figures();
    private final int clients = Integer.getInteger("bench.clients", 15_000);
    private final int seconds = Integer.getInteger("bench.seconds", 15);
    private final List<Part> parts = chosen(Part.values(), Part::label, "bench.part");
    private final List<Contender> contenders = chosen(Contender.values(), Contender::label,
            "bench.contenders");
    private boolean right = true;

    private FeedComparison(String bootstrap, Path home) {
        this.bootstrap = bootstrap;
        this.home = home;
        topics = Topics.fresh().create(bootstrap);
    }

    public static boolean run() throws Exception {
        Path home = Files.createDirectories(Path.of("target", "bench", "feed"));
        try (BrokerProcess broker = BrokerProcess.in(InMemory.untilTheEnd()).start()) {
            FeedComparison comparison = new FeedComparison(broker.bootstrapServers(), home);
            System.out.printf("an event is %d bytes in Kafka; each contender's JVM has %s%n",
                    AlertFlow.size(),
                    Contender.HEAP);
            for (Contender contender : comparison.contenders) {
                if (contender.missing() != null) {
                    System.out.printf("MISSING %s: %s%n", contender.label(), contender.missing());
                } else {
                    comparison.measure(contender);
                }
            }
            comparison.figures.print();
            if (comparison.contenders.contains(Contender.OURS)) {
                System.out.println(comparison.right
                        ? "correct: ours told every event once to everybody, in order, and ended no stream"
                        : "WRONG: ours lost or repeated an event, or ended a stream");
            }
            return comparison.right;
        }
    }

    private void measure(Contender contender) throws IOException, InterruptedException, ExecutionException {
        System.out.printf("%n%s%n", contender.label());
        empty();
        if (contender == Contender.OURS && parts.contains(Part.ROLLING)) {
            rolling();
        }
        try (Server server = contender.start(new Fed(bootstrap, topics, home));
                AlertFlow flow = new AlertFlow(bootstrap, topics.alerts())) {
            Trials trials = new Trials(server, flow, home);
            for (Part part : parts.stream().filter(each -> each != Part.ROLLING).toList()) {
                int many = Math.min(contender.most(), part.clients(clients));
                if (contender.most() < part.clients(clients) && part != Part.STEADY) {
                    System.out.printf("%-8s left out: it holds %d clients%n", part.label(), contender.most());
                } else if (part == Part.IDLE) {
                    idle(contender, Idle.of(contender, trials, many));
                } else {
                    flowed(contender, part, many, part.of(trials, many, seconds));
                }
            }
        }
    }

    private void rolling() throws IOException, InterruptedException, ExecutionException {
        try (AlertFlow flow = new AlertFlow(bootstrap, topics.alerts())) {
            Rolling rolling = Rolling.of(new Fed(bootstrap, topics, home), flow,
                    Part.ROLLING.clients(clients));
            System.out.printf("%-8s %s%n", Part.ROLLING.label(), rolling);
            right &= rolling.right();
        }
        empty();
    }

    private void idle(Contender contender, Idle idle) {
        System.out.printf("%-8s %s%n", Part.IDLE.label(), idle);
        figures.add("rss", contender, idle.rss());
        right &= contender != Contender.OURS || idle.right();
    }

    private void flowed(Contender contender, Part part, int many, List<Window> windows) {
        for (Window window : windows) {
            System.out.printf("%-8s %d clients: %s%n", part.label(), many, window);
            right &= contender != Contender.OURS || window.right();
        }
        if (part == Part.STORM) {
            Tally.Share first = windows.get(0).tally().first();
            System.out.printf(Locale.ROOT,
                    "%-8s first event %.0f, %.0f, %.0f ms after connecting (half, 99 %%,"
                            + " all); all have all after %.1f s%n",
                    part.label(), first.p50(), first.p99(),
                    first.most(), windows.get(0).took().toMillis() / 1e3);
        }
        double[] user = windows.stream().mapToDouble(Window::userMicros).sorted().toArray();
        System.out.printf(Locale.ROOT, "%-8s median %.2f µs user an event (%.2f to %.2f)%n", part.label(),
                user[user.length / 2], user[0], user[user.length - 1]);
        figures.add(part == Part.STEADY ? "user-cpu" : part.label() + "-user-cpu", contender,
                user[user.length / 2]);
    }

    /** No contender finds what another was told. */
    private void empty() throws InterruptedException, ExecutionException {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
            admin.deleteRecords(
                    Map.of(new TopicPartition(topics.alerts(), 0), RecordsToDelete.beforeOffset(-1)))
                    .all().get();
        }
    }

    private static <T> List<T> chosen(T[] all, Function<T, String> label, String option) {
        List<String> names = Arrays.asList(System.getProperty(option, "all").split(",", -1));
        List<T> chosen = Arrays.stream(all)
                .filter(each -> names.contains("all") || names.contains(label.apply(each))).toList();
        if (chosen.isEmpty()) {
            throw new IllegalArgumentException(
                    "-D" + option + " is all or some of " + Arrays.stream(all).map(label).toList());
        }
        return chosen;
    }
}
