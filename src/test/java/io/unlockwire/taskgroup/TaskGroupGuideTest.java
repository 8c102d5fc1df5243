package io.unlockwire.taskgroup;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The snippets of {@code docs/taskgroup.md}: compiled, run, and the same as printed there. */
class TaskGroupGuideTest {

    private static final Path HERE = Path.of("src/test/java/io/unlockwire/taskgroup/TaskGroupGuideTest.java");
    private static final Path GUIDE = Path.of("docs/taskgroup.md");

    @RegisterExtension
    final Lab lab = new Lab();
    private final Quotes quotes = asset -> Uni.createFrom().item(new Quote(asset));
    private final Ledger ledger = asset -> Uni.createFrom().item(new History(asset));
    private final List<String> done = new ArrayList<>();

    @Test
    void start() {
        Uni<Enriched> enriched = TaskGroup.run(group -> {
            Subtask<Quote> quote = group.fork("quote", quotes.of("zksync"));
            Subtask<History> history = group.<History>subtask("history")
                    .within(Duration.ofMillis(80)).orElse(History.NONE).fork(ledger.history("zksync"));
            return () -> new Enriched(quote.get(), history.get());
        });
        assertThat(lab.subscribe(enriched).item())
                .isEqualTo(new Enriched(new Quote("zksync"), new History("zksync")));
    }

    @Test
    void scope() {
        Uni<String> pair = TaskGroup.scope(group -> {
            Subtask<String> first = group.fork("first", load("a"));
            return first.await().onItem().transformToUni(a -> group.fork("second", load(a + "b")).await());
        });
        assertThat(lab.subscribe(pair).item()).isEqualTo("ab");
    }

    @Test
    void options() {
        TaskGroup.Options options = TaskGroup.with()
                .name("enrich")
                .deadline(Duration.ofSeconds(2))
                .limit(16)
                .cleanupGrace(Duration.ofMillis(500));
        assertThat(lab.subscribe(options.run(group -> () -> group.toString())).item())
                .isEqualTo("group 'enrich'");
    }

    @Test
    void failures() {
        Uni<String> failing = TaskGroup.run(group -> {
            group.fork("a", Uni.createFrom().failure(new IOException("down")));
            return () -> "live";
        });
        Uni<String> handled = failing.plug(GroupFailure.<String>handle()
                .on(IOException.class, io -> log("unreachable: " + io.leaves().size()))
                .on(TimeoutException.class, late -> log("late"))
                .recoverWith(() -> "cached"));
        assertThat(lab.subscribe(handled).item()).isEqualTo("cached");
        assertThat(done).containsExactly("unreachable: 1");
    }

    @Test
    void cleanups() {
        Probe<String> probe = lab.subscribe(TaskGroup.run(group -> {
            group.fork("lease", scope -> {
                scope.onStop(() -> release("lease"));
                return use("lease");
            });
            group.fork("stream",
                    use("stream").onCancellation().call(() -> TaskGroup.tracked(release("stream"))));
            group.<String>subtask("connection").onDiscard(connection -> close(connection)).fork(open());
            group.fork("failing", Uni.createFrom().failure(lab.raise("x")));
            return () -> "";
        }));
        probe.failure();
        assertThat(done).containsExactly("released lease", "released stream", "closed connection");
    }

    @Test
    void theGuidePrintsWhatIsCompiledHere() throws IOException {
        List<String> compiled = Files.readAllLines(HERE).stream().map(String::strip).toList();
        List<String> printed = new ArrayList<>();
        boolean inside = false;
        for (String line : Files.readAllLines(GUIDE)) {
            if (line.startsWith("```")) {
                inside = line.equals("```java");
            } else if (inside) {
                printed.add(line.strip());
            }
        }
        assertThat(printed).hasSizeGreaterThan(20);
        assertThat(compiled).containsAll(printed);
    }

    private Uni<Void> log(String message) {
        done.add(message);
        return Uni.createFrom().voidItem();
    }

    private Uni<String> load(String what) {
        return Uni.createFrom().item(what);
    }

    private Uni<String> use(String what) {
        return Uni.createFrom().<String>nothing().onSubscription()
                .invoke(() -> assertThat(what).isNotEmpty());
    }

    private Uni<String> open() {
        return Uni.createFrom().item("connection");
    }

    private Uni<Void> release(String what) {
        return log("released " + what);
    }

    private void close(String what) {
        done.add("closed " + what);
    }

    private record Quote(String asset) {}

    private record History(String asset) {
        static final History NONE = new History("none");
    }

    private record Enriched(Quote quote, History history) {}

    private interface Quotes {
        Uni<Quote> of(String asset);
    }

    private interface Ledger {
        Uni<History> history(String asset);
    }
}
