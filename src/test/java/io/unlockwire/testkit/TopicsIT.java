package io.unlockwire.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

@WithKafka
class TopicsIT {

    /** A thread of the common pool may still have the class loader of an application that another test has ended. */
    private static final Executor OWN_THREAD = task -> new Thread(task, "reader").start();

    @Test
    void haveThePartitionsOfTheDesign(Kafka kafka, Topics topics) {
        try (Admin admin = Bounded.admin(kafka.bootstrapServers())) {
            Map<String, Integer> partitions = Bounded.get(admin.describeTopics(topics.all()).allTopicNames())
                    .entrySet()
                    .stream()
                    .collect(Collectors.toMap(Map.Entry::getKey,
                            entry -> entry.getValue().partitions().size()));

            assertThat(partitions).containsExactlyInAnyOrderEntriesOf(Map.of(
                    topics.announcements(), 6, topics.claims(), 24, topics.ledger(), 24,
                    topics.alerts(), 1, topics.archive(), 12, topics.rejected(), 3, topics.quotes(), 1));
        }
    }

    @Test
    void keepTheLedgerCompactedAndTheRestForItsTime(Kafka kafka, Topics topics) {
        assertThat(settings(kafka, topics.ledger()))
                .containsEntry("cleanup.policy", "compact")
                .containsEntry("min.cleanable.dirty.ratio", "0.1")
                .containsEntry("max.message.bytes", "65536");
        assertThat(settings(kafka, topics.announcements()))
                .containsEntry("cleanup.policy", "delete")
                .containsEntry("retention.ms", "604800000")
                .containsEntry("message.timestamp.type", "LogAppendTime");
    }

    @Test
    void areCreatedTwiceWithoutHarm(Kafka kafka, Topics topics, Records records) {
        records.to(topics.alerts()).value("kept");

        topics.create(kafka.bootstrapServers());

        assertThat(records.from(topics.alerts()).all()).extracting(Received::text).containsExactly("kept");
    }

    @Test
    void areReadToTheEndOnceTheOpenTransactionHasEnded(Kafka kafka, Topics topics, Records records) {
        try (Producer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka.bootstrapServers(), "transactional.id", topics.prefix()),
                new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.initTransactions();
            producer.beginTransaction();
            var unused = producer
                    .send(new ProducerRecord<>(topics.alerts(), "late".getBytes(StandardCharsets.UTF_8)));
            producer.flush();
            CompletableFuture<List<Received>> settled = CompletableFuture
                    .supplyAsync(() -> records.from(topics.alerts()).settled(), OWN_THREAD);
            assertThat(records.from(topics.alerts()).all()).isEmpty();

            producer.commitTransaction();

            assertThat(settled.join()).extracting(Received::text).containsExactly("late");
        }
    }

    @Test
    void takeWhatTheirLimitAllowsAndNoMore(Topics topics, Records records) {
        records.to(topics.rejected()).value(new byte[500 * 1024]);

        assertThatIllegalStateException()
                .isThrownBy(() -> records.to(topics.announcements()).value(new byte[300 * 1024]))
                .withCauseInstanceOf(RecordTooLargeException.class);
    }

    @Test
    void carryKeyHeadersPartitionAndAbsence(Topics topics, Records records) {
        records.to(topics.rejected()).partition(2).key("k").header("cause", "none").value((byte[]) null);

        List<Received> received = records.from(topics.rejected()).atLeast(1);

        assertThat(received).singleElement().satisfies(record -> {
            assertThat(record.partition()).isEqualTo(2);
            assertThat(record.key()).isEqualTo("k");
            assertThat(record.header("cause")).isEqualTo("none");
            assertThat(record.bytes()).isNull();
        });
    }

    private static Map<String, String> settings(Kafka kafka, String topic) {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        try (Admin admin = Bounded.admin(kafka.bootstrapServers())) {
            Config config = Bounded.get(admin.describeConfigs(List.of(resource)).all()).get(resource);
            return config.entries()
                    .stream()
                    .filter(entry -> entry.value() != null)
                    .collect(Collectors.toMap(entry -> entry.name(), entry -> entry.value()));
        }
    }
}
