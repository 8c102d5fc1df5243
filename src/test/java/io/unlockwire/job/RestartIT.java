package io.unlockwire.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.unlockwire.lab.traffic.Post;
import io.unlockwire.lab.traffic.Traffic;
import io.unlockwire.testkit.Kafka;
import io.unlockwire.testkit.Records;
import io.unlockwire.testkit.ServiceLaunch;
import io.unlockwire.testkit.ServiceProcess;
import io.unlockwire.testkit.Topics;
import io.unlockwire.testkit.WithKafka;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing lost and nothing told twice, whenever the service ends and however. */
@WithKafka
class RestartIT {

    private final List<Post> traffic = Traffic.of(180, 7);
    private Trial trial;
    private Topics topics;
    private Records records;

    @BeforeEach
    void use(Kafka kafka, Topics topics, Records records) {
        this.trial = Trial.of(kafka.bootstrapServers(), topics, traffic);
        this.topics = topics;
        this.records = records;
    }

    /** The process halts itself in the middle of a transaction, as {@code kill -9} would, and comes back. */
    @ParameterizedTest
    @ValueSource(strings = {"intake:after-flush:1", "intake:after-commit:1", "resolution:after-send:2",
            "resolution:after-offsets:2", "resolution:after-commit:2"})
    void halted_within_a_transaction(String point) {
        ServiceProcess first = launch().set("unlockwire.engine.halt-at", point).start().awaitReady();
        send(traffic);
        assertThat(first.exitCode()).as(first.logTail()).isEqualTo(71);

        try (ServiceProcess second = launch().start().awaitReady()) {
            trial.awaitComplete();
            trial.assertNothingLostOrRepeated();
        }
    }

    @Test
    void killed_between_transactions_under_load() {
        List<Post> posts = traffic;
        int third = posts.size() / 3;
        for (int round = 0; round < 2; round++) {
            try (ServiceProcess service = launch().start().awaitReady()) {
                CompletableFuture<Void> load = sendLater(posts.subList(round * third, (round + 1) * third));
                await().atMost(Trial.PATIENCE).until(() -> !records.from(topics.archive()).all().isEmpty());
                service.kill();
                load.join();
            }
        }
        try (ServiceProcess last = launch().start().awaitReady()) {
            send(posts.subList(2 * third, posts.size()));
            trial.awaitComplete();
            trial.assertNothingLostOrRepeated();
        }
    }

    @Test
    void stopped_in_order_and_started_again() {
        try (ServiceProcess first = launch().start().awaitReady()) {
            send(traffic.subList(0, 50));
            await().atMost(Trial.PATIENCE).until(() -> !records.from(topics.alerts()).all().isEmpty());
            assertThat(first.stop()).as(first.logTail()).isIn(0, 143);
        }
        try (ServiceProcess second = launch().start().awaitReady()) {
            send(traffic.subList(50, traffic.size()));
            trial.awaitComplete();
            trial.assertNothingLostOrRepeated();
        }
    }

    @Test
    void two_replicas_share_the_work_and_one_takes_over_from_the_other() {
        try (ServiceProcess one = trial.launch("one").start().awaitReady();
                ServiceProcess two = trial.launch("two").start().awaitReady()) {
            await().atMost(Trial.PATIENCE).until(() -> Metrics.of(one).owned("resolution") == 12
                    && Metrics.of(two).owned("resolution") == 12);
            send(traffic.subList(0, 80));
            await().atMost(Trial.PATIENCE).until(() -> Metrics.of(one).received("resolution") > 0
                    && Metrics.of(two).received("resolution") > 0);

            one.kill();
            send(traffic.subList(80, traffic.size()));

            trial.awaitComplete();
            trial.assertNothingLostOrRepeated();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"eager", "cooperative", "consumer"})
    void a_second_replica_joins_under_load_and_the_first_one_leaves_under_load(String protocol) {
        List<Post> posts = traffic;
        int half = posts.size() / 2;
        try (ServiceProcess one = trial.launch("one").set("unlockwire.group.protocol", protocol).start()
                .awaitReady()) {
            CompletableFuture<Void> joining = sendPaced(posts.subList(0, half));
            try (ServiceProcess two = trial.launch("two").set("unlockwire.group.protocol", protocol).start()
                    .awaitReady()) {
                await().atMost(Trial.PATIENCE).until(() -> Metrics.of(one).owned("resolution") == 12
                        && Metrics.of(two).owned("resolution") == 12);
                joining.join();
                CompletableFuture<Void> leaving = sendPaced(posts.subList(half, posts.size()));
                assertThat(one.stop()).as(one.logTail()).isIn(0, 143);
                await().atMost(Trial.PATIENCE).until(() -> Metrics.of(two).owned("resolution") == 24);
                leaving.join();

                trial.awaitComplete();
                trial.assertNothingLostOrRepeated();
            }
        }
    }

    private ServiceLaunch launch() {
        return trial.launch("only");
    }

    private void send(List<Post> posts) {
        trial.send(records, posts);
    }

    private CompletableFuture<Void> sendLater(List<Post> posts) {
        return CompletableFuture.runAsync(() -> send(posts), task -> new Thread(task, "sender").start());
    }

    /** Forty a second. */
    private CompletableFuture<Void> sendPaced(List<Post> posts) {
        Iterator<Post> left = posts.iterator();
        CompletableFuture<Void> sent = new CompletableFuture<>();
        ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
        var unused = timer.scheduleAtFixedRate(() -> {
            try {
                if (left.hasNext()) {
                    send(List.of(left.next()));
                } else {
                    sent.complete(null);
                }
            } catch (RuntimeException | AssertionError e) {
                sent.completeExceptionally(e);
            }
        }, 0, 25, TimeUnit.MILLISECONDS);
        return sent.whenComplete((done, failure) -> timer.shutdownNow());
    }
}
