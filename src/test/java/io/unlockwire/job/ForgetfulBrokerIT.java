package io.unlockwire.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.unlockwire.lab.traffic.Post;
import io.unlockwire.lab.traffic.Traffic;
import io.unlockwire.testkit.Kafka;
import io.unlockwire.testkit.Received;
import io.unlockwire.testkit.Records;
import io.unlockwire.testkit.ServiceLaunch;
import io.unlockwire.testkit.ServiceProcess;
import io.unlockwire.testkit.Topics;
import io.unlockwire.testkit.WithKafka;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.GroupState;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A broker that gives out older offsets than were committed to it makes nobody be told twice. */
@WithKafka
class ForgetfulBrokerIT {

    private static final Pattern KEY = Pattern.compile("\"key\":\"([^\"]+)\"");
    private static final Pattern AT = Pattern.compile("\"at\":\\{[^}]*}");
    private final List<Post> traffic = Traffic.of(180, 11);
    private Kafka kafka;
    private Trial trial;
    private Topics topics;
    private Records records;

    @BeforeEach
    void use(Kafka kafka, Topics topics, Records records) {
        this.kafka = kafka;
        this.trial = Trial.of(kafka.bootstrapServers(), topics, traffic);
        this.topics = topics;
        this.records = records;
    }

    @Test
    void a_new_replica_takes_the_ledgers_word() {
        carryOut();
        forget("resolution");

        try (ServiceProcess second = launch().start().awaitReady()) {
            await().atMost(Trial.PATIENCE).until(() -> Metrics.of(second).owned("resolution") == 24);
            awaitQuiet(second);

            assertThat(Metrics.of(second).behind("resolution")).isPositive();
            assertThat(alertsTwice()).isZero();
            trial.assertNothingLostOrRepeated();
        }
    }

    @Test
    void a_new_replica_takes_the_ledgers_word_on_announcements_too() {
        carryOut();
        forget("intake");

        try (ServiceProcess second = launch().start().awaitReady()) {
            await().atMost(Trial.PATIENCE).until(() -> Metrics.of(second).owned("intake") == 6);
            awaitQuiet(second);

            assertThat(Metrics.of(second).behind("intake")).isPositive();
            assertThat(claimsArchivedTwice()).isZero();
            assertThat(alertsTwice()).isZero();
        }
    }

    @Test
    void a_replica_that_was_away_takes_its_own_word() {
        try (ServiceProcess only = launch().start().awaitReady()) {
            send(traffic.subList(0, 120));
            trial.awaitComplete(120);
            awaitQuiet(only);
            only.freeze();
            forget("intake");
            forget("resolution");
            only.thaw();
            send(traffic.subList(120, traffic.size()));

            trial.awaitComplete();
            awaitQuiet(only);
            trial.assertNothingLostOrRepeated();
            assertThat(Metrics.of(only).behind("intake")).isPositive();
            assertThat(Metrics.of(only).behind("resolution")).isPositive();
        }
    }

    @Test
    void what_an_operator_sets_back_is_read_again_and_told_once() {
        carryOut();
        awaitEmpty("resolution");
        assertThat(launch().run("reprocess", "--stage=resolution", "--from=earliest").exitCode()).isZero();

        try (ServiceProcess second = launch().start().awaitReady()) {
            await().atMost(Trial.PATIENCE).until(() -> Metrics.of(second).outcomes("resolution") >= claims());
            assertThat(Metrics.of(second).behind("resolution")).isZero();
            assertThat(alertsTwice()).isZero();
        }
    }

    /** One replica tells all there is, and ends in order. */
    private void carryOut() {
        try (ServiceProcess first = launch().start().awaitReady()) {
            send(traffic);
            trial.awaitComplete();
            awaitQuiet(first);
            assertThat(first.stop()).as(first.logTail()).isIn(0, 143);
        }
    }

    private ServiceLaunch launch() {
        return trial.launch("only");
    }

    /** Sets the group's offsets to the beginning, as a broker would that has lost them. */
    private void forget(String stage) {
        awaitEmpty(stage);
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            Map<TopicPartition, OffsetAndMetadata> old = admin
                    .listConsumerGroupOffsets(topics.prefix() + stage)
                    .partitionsToOffsetAndMetadata().get(30, TimeUnit.SECONDS).keySet().stream()
                    .collect(Collectors.toMap(p -> p, p -> new OffsetAndMetadata(0)));
            assertThat(old).isNotEmpty();
            admin.alterConsumerGroupOffsets(topics.prefix() + stage, old).all().get(30, TimeUnit.SECONDS);
        } catch (ExecutionException | InterruptedException | TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }

    private void awaitEmpty(String stage) {
        String group = topics.prefix() + stage;
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            await("nobody in " + group).atMost(Trial.PATIENCE)
                    .until(() -> admin.describeConsumerGroups(List.of(group)).describedGroups().get(group)
                            .get(30, TimeUnit.SECONDS).groupState() == GroupState.EMPTY);
        }
    }

    private long claims() {
        return records.from(topics.claims()).all().size();
    }

    private long claimsArchivedTwice() {
        List<String> places = records.from(topics.archive()).all().stream().map(Received::text)
                .filter(text -> !text.contains("\"verdict\":\"NO_CLAIM\""))
                .map(text -> AT.matcher(text).results().map(found -> found.group()).findFirst().orElseThrow())
                .toList();
        assertThat(places).hasSizeGreaterThanOrEqualTo(traffic.size() / 2);
        return places.size() - places.stream().distinct().count();
    }

    private long alertsTwice() {
        List<String> keys = records.from(topics.alerts()).all().stream()
                .map(alert -> KEY.matcher(alert.text()).results().map(found -> found.group(1)).findFirst()
                        .orElseThrow())
                .toList();
        return keys.size() - keys.stream().distinct().count();
    }

    private void awaitQuiet(ServiceProcess service) {
        await().atMost(Trial.PATIENCE).during(Duration.ofSeconds(2)).until(() -> {
            Metrics now = Metrics.of(service);
            return now.received("intake") == now.accounted("intake")
                    && now.received("resolution") == now.accounted("resolution");
        });
    }

    private void send(List<Post> posts) {
        trial.send(records, posts);
    }
}
