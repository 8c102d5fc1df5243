package io.unlockwire.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrokerProcessIT {
    @TempDir(factory = InMemory.class)
    static Path directory;

    private static BrokerProcess broker;

    private final Topics topics = Topics.fresh();
    private final Map<TopicPartition, OffsetAndMetadata> oneRead = Map.of(
            new TopicPartition(topics.announcements(), 0), new OffsetAndMetadata(1));

    @BeforeAll
    static void start() {
        broker = BrokerProcess.in(directory).start();
    }

    @BeforeEach
    void createTopics() {
        topics.create(broker.bootstrapServers());
    }

    @AfterAll
    static void stop() {
        broker.close();
    }

    @Test
    void showsCommittedTransactionsOnly() {
        transact("committed", true);
        transact("aborted", false);

        try (Records records = new Records(broker.bootstrapServers())) {
            assertThat(records.from(topics.alerts()).all()).extracting(Received::text)
                    .containsExactly("committed");
            assertThat(records.from(topics.alerts()).uncommitted().all()).extracting(Received::text)
                    .containsExactly("committed", "aborted");
        }
    }

    @Test
    void keepsRecordsAndOffsetsOverAStop() {
        transact("before", true);

        broker.stop();
        broker.start();

        assertThatNothingIsLost();
    }

    @Test
    void keepsRecordsAndOffsetsOverAKill() {
        transact("before", true);

        broker.kill();
        broker.start();

        assertThatNothingIsLost();
    }

    @Test
    void answersAgainAfterAFreeze() {
        try (Admin admin = Bounded.admin(broker.bootstrapServers())) {
            broker.freeze();
            var answer = admin.describeCluster().clusterId();
            await().during(Duration.ofMillis(500)).atMost(Duration.ofSeconds(2))
                    .until(() -> !answer.isDone());

            broker.thaw();

            assertThat(Bounded.get(answer)).isEqualTo(BrokerSettings.CLUSTER_ID);
        }
    }

    @Test
    void tellsTheLogWhenItCannotStart(@TempDir Path other) {
        BrokerProcess faulty = BrokerProcess.in(other).set("process.roles", "nonsense");

        assertThatIllegalStateException().isThrownBy(faulty::start).withMessageContaining("nonsense");
    }

    private void assertThatNothingIsLost() {
        transact("after", false);
        try (Records records = new Records(broker.bootstrapServers());
                Admin admin = Bounded.admin(broker.bootstrapServers())) {
            assertThat(records.from(topics.alerts()).all()).extracting(Received::text)
                    .containsExactly("before");
            assertThat(Bounded
                    .get(admin.listConsumerGroupOffsets(topics.prefix()).partitionsToOffsetAndMetadata()))
                    .isEqualTo(oneRead);
        }
    }

    private void transact(String value, boolean commit) {
        try (Producer<String, String> producer = new KafkaProducer<>(Map.of(
                "bootstrap.servers", broker.bootstrapServers(),
                "transactional.id", topics.prefix()), new StringSerializer(), new StringSerializer())) {
            producer.initTransactions();
            producer.beginTransaction();
            Bounded.get(producer.send(new ProducerRecord<>(topics.alerts(), value)));
            producer.sendOffsetsToTransaction(oneRead, new ConsumerGroupMetadata(topics.prefix()));
            if (commit) {
                producer.commitTransaction();
            } else {
                producer.abortTransaction();
            }
        }
    }
}
