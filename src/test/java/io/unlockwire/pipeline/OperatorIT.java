package io.unlockwire.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.SmallRyeConfigBuilder;
import io.unlockwire.alert.Schedule;
import io.unlockwire.alert.TimerRules;
import io.unlockwire.ledger.LedgerRules;
import io.unlockwire.testkit.Kafka;
import io.unlockwire.testkit.Received;
import io.unlockwire.testkit.Topics;
import io.unlockwire.testkit.WithKafka;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an operator does by hand, on a real broker. */
@WithKafka
class OperatorIT {

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private Kafka kafka;
    private Topics topics;
    private io.unlockwire.testkit.Records records;

    @BeforeEach
    void use(Kafka kafka, Topics topics, io.unlockwire.testkit.Records records) {
        this.kafka = kafka;
        this.topics = topics;
        this.records = records;
    }

    @Test
    void what_was_rejected_for_that_cause_and_in_that_time_is_sent_again_byte_for_byte_and_only_once() {
        reject("FAILED", 7, "2026-04-15T08:00:00Z", "first");
        reject("FAILED", 8, "2026-04-16T08:00:00Z", "second");
        reject("FAILED", 9, "2026-04-20T08:00:00Z", "too late");
        reject("NOT_UTF8", 10, "2026-04-15T08:00:00Z", "another cause");
        reject("FAILED", 11, "2026-04-15T08:00:00Z", "x".repeat(RejectedRecord.MAX_ORIGINAL + 1));
        String[] command = {"replay-rejected", "--cause=FAILED", "--from=2026-04-15T08:00:00Z",
                "--to=2026-04-20T00:00:00Z"};

        assertThat(operator("replay-rejected", "--cause=FAILED", "--dry-run")).isZero();
        assertThat(lastLine()).isEqualTo("REPLAY matched=4 sent=0 cut=1 sent-before=0 dry-run=true");
        assertThat(records.from(topics.announcements()).all()).isEmpty();

        assertThat(operator(command)).isZero();
        assertThat(lastLine()).isEqualTo("REPLAY matched=3 sent=2 cut=1 sent-before=0 dry-run=false");
        assertThat(operator(command)).isZero();
        assertThat(lastLine()).isEqualTo("REPLAY matched=3 sent=0 cut=1 sent-before=2 dry-run=false");

        List<Received> sent = records.from(topics.announcements()).all();
        assertThat(sent).extracting(Received::text).containsExactlyInAnyOrder("first", "second");
        assertThat(sent).extracting(Received::key).containsOnly("k");
        assertThat(sent).extracting(record -> record.header(ReplayRejected.HEADER))
                .containsExactlyInAnyOrder(topics.announcements() + "/2/7", topics.announcements() + "/2/8");
    }

    @Test
    void a_stage_is_set_back_to_a_moment_and_never_forward() {
        for (int i = 0; i < 5; i++) {
            records.to(topics.announcements()).partition(0).value("v" + i);
        }
        commit(4);

        assertThat(operator("reprocess", "--stage=intake", "--from=earliest", "--dry-run")).isZero();
        assertThat(lastLine()).endsWith("partitions=1 records=4 dry-run=true");
        assertThat(committed()).isEqualTo(4);
        assertThat(operator("reprocess", "--stage=intake", "--from=2100-01-01T00:00:00Z")).isZero();
        assertThat(lastLine()).endsWith("partitions=0 records=0 dry-run=false");
        assertThat(operator("reprocess", "--stage=intake", "--from=" + Instant.now().minusSeconds(3600)))
                .isZero();
        assertThat(lastLine()).isEqualTo(
                "REPROCESS group=" + topics.prefix() + "intake partitions=1 records=4 dry-run=false");
        assertThat(committed()).isZero();
    }

    @Test
    void a_stage_that_is_running_is_not_set_back() {
        records.to(topics.announcements()).partition(0).value("v");
        try (Consumer<byte[], byte[]> running = consumer()) {
            running.subscribe(List.of(topics.announcements()));
            while (running.assignment().isEmpty()) {
                running.poll(Duration.ofMillis(50));
            }
            running.commitSync(
                    Map.of(new TopicPartition(topics.announcements(), 0), new OffsetAndMetadata(1)));

            assertThat(operator("reprocess", "--stage=intake", "--from=earliest")).isEqualTo(1);
            assertThat(lastLine()).startsWith("refused: ");
        }
        assertThat(committed()).isEqualTo(1);
    }

    @Test
    void what_is_not_understood_changes_nothing_and_says_why() {
        for (String[] wrong : List.of(new String[]{"replay-rejected", "--dry"},
                new String[]{"reprocess", "--stage=feed", "--from=earliest"},
                new String[]{"replay-rejected", "--from=yesterday"})) {
            assertThat(operator(wrong)).isEqualTo(2);
            assertThat(said.toString(UTF_8)).isNotBlank();
        }
    }

    private int operator(String... arguments) {
        said.reset();
        PipelineConfig config = new SmallRyeConfigBuilder().withMapping(PipelineConfig.class)
                .withDefaultValue("unlockwire.replica", topics.prefix() + "r")
                .withDefaultValue("unlockwire.group-prefix", topics.prefix()).build()
                .getConfigMapping(PipelineConfig.class);
        KafkaClients clients = new KafkaClients(Map.of("bootstrap.servers", kafka.bootstrapServers()),
                config);
        TopicNames names = new TopicNames(topics.prefix());
        List<OperatorCommand> commands = List.of(new ReplayCommand(clients, names),
                new ReprocessCommand(clients, names, config));
        OperatorCommand meant = commands.stream().filter(one -> one.name().equals(arguments[0])).findFirst()
                .orElseThrow();
        return meant.run(List.of(arguments).subList(1, arguments.length), new PrintStream(said, true, UTF_8));
    }

    private String lastLine() {
        List<String> lines = said.toString(UTF_8).lines().toList();
        return lines.get(lines.size() - 1);
    }

    private void reject(String cause, long offset, String time, String value) {
        ConsumerRecord<byte[], byte[]> record = new ConsumerRecord<>(topics.announcements(), 2, offset,
                Instant.parse(time).toEpochMilli(), TimestampType.LOG_APPEND_TIME, 1, value.length(),
                "k".getBytes(UTF_8), value.getBytes(UTF_8), new RecordHeaders(), Optional.empty());
        Records ours = new Records(new TopicNames(topics.prefix()), new AssetPartitions(24),
                new Schedule(LedgerRules.defaults(), TimerRules.defaults()), Clock.systemUTC());
        records.sendAll(List.of(ours.rejected(record, cause, "for a test")));
    }

    private void commit(long offset) {
        try (Consumer<byte[], byte[]> group = consumer()) {
            group.commitSync(
                    Map.of(new TopicPartition(topics.announcements(), 0), new OffsetAndMetadata(offset)));
        }
    }

    private long committed() {
        TopicPartition partition = new TopicPartition(topics.announcements(), 0);
        try (Consumer<byte[], byte[]> group = consumer()) {
            return group.committed(Set.of(partition)).get(partition).offset();
        }
    }

    private Consumer<byte[], byte[]> consumer() {
        return new KafkaConsumer<>(Map.of("bootstrap.servers", kafka.bootstrapServers(), "group.id",
                topics.prefix() + "intake", "enable.auto.commit", "false"), new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }
}
