package io.unlockwire.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.unlockwire.lab.traffic.Post;
import io.unlockwire.lab.traffic.Traffic;
import io.unlockwire.testkit.BrokerProcess;
import io.unlockwire.testkit.Records;
import io.unlockwire.testkit.ServiceProcess;
import io.unlockwire.testkit.Topics;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A broker that goes away, in order or at once, and comes back: the service says so, lives, and goes on. */
class OutageIT {

    private final List<Post> traffic = Traffic.of(100, 11);
    private final Topics topics = Topics.DEFAULT;
    @TempDir
    private Path directory;
    private BrokerProcess broker;
    private Trial trial;

    @BeforeEach
    void startBroker() {
        broker = BrokerProcess.in(directory).start();
        topics.create(broker.bootstrapServers());
        trial = Trial.of(broker.bootstrapServers(), topics, traffic);
    }

    @AfterEach
    void stopBroker() {
        broker.close();
    }

    @Test
    void it_says_so_stays_ready_and_live_and_goes_on() {
        try (ServiceProcess service = ServiceProcess.with(broker.bootstrapServers()).start().awaitReady()) {
            send(traffic.subList(0, 30));
            broker.stop();
            await().atMost(Trial.PATIENCE).until(() -> status(service, "/q/health/group/kafka") == 503);
            assertThat(status(service, "/q/health/ready")).isEqualTo(200);
            assertThat(status(service, "/q/health/live")).isEqualTo(200);
            assertThat(service.isAlive()).isTrue();

            broker.start();
            send(traffic.subList(30, traffic.size()));

            await().atMost(Trial.PATIENCE).until(() -> status(service, "/q/health/group/kafka") == 200);
            assertComplete();
            assertConserved(service);
        }
    }

    @Test
    void a_broker_killed_under_load_loses_and_repeats_nothing() {
        try (ServiceProcess service = ServiceProcess.with(broker.bootstrapServers()).start().awaitReady()) {
            send(traffic);
            broker.kill();
            broker.start();

            assertComplete();
            assertThat(service.isAlive()).isTrue();
        }
    }

    @Test
    void a_service_that_starts_before_its_broker_waits_for_it() {
        broker.stop();
        try (ServiceProcess service = ServiceProcess.with(broker.bootstrapServers()).start()) {
            await().atMost(Trial.PATIENCE).ignoreExceptions()
                    .until(() -> status(service, "/q/health/live") == 200);
            assertThat(status(service, "/q/health/ready")).isEqualTo(503);

            broker.start();
            service.awaitReady();
            send(traffic);

            assertComplete();
        }
    }

    private void send(List<Post> posts) {
        try (Records records = new Records(broker.bootstrapServers())) {
            trial.send(records, posts);
        }
    }

    private void assertComplete() {
        trial.awaitComplete();
        trial.assertNothingLostOrRepeated();
    }

    /** The conservation law, at a quiet moment. */
    private static void assertConserved(ServiceProcess service) {
        await().atMost(Trial.PATIENCE).untilAsserted(() -> {
            Metrics metrics = Metrics.of(service);
            assertThat(metrics.received("intake")).isPositive().isEqualTo(metrics.accounted("intake"));
            assertThat(metrics.received("resolution")).isPositive()
                    .isEqualTo(metrics.accounted("resolution"));
        });
    }

    private static int status(ServiceProcess service, String path) {
        return Answer.to(service.management(path)).status();
    }
}
