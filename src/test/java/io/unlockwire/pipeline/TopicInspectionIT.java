package io.unlockwire.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.unlockwire.testkit.Kafka;
import io.unlockwire.testkit.ServiceProcess;
import io.unlockwire.testkit.Topics;
import io.unlockwire.testkit.WithKafka;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.AlterConfigOp.OpType;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Topics that would make the service lose, repeat or refuse something are told before anything is read. */
@WithKafka
class TopicInspectionIT {

    private Kafka kafka;
    private Topics topics;
    private Admin admin;

    @BeforeEach
    void open(Kafka kafka, Topics topics) {
        this.kafka = kafka;
        this.topics = topics;
        admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()));
    }

    @AfterEach
    void close() {
        admin.close();
    }

    @Test
    void topics_as_they_must_be_have_no_faults() {
        assertThat(faults(24)).isEmpty();
    }

    @Test
    void another_number_of_partitions_is_a_fault_of_claims_and_ledger() {
        assertThat(faults(12)).containsExactly(topics.claims() + " has 24 partitions, not 12",
                topics.ledger() + " has 24 partitions, not 12");
    }

    @Test
    void settings_that_lose_something_are_faults() throws Exception {
        set(topics.ledger(), "cleanup.policy", "compact,delete");
        set(topics.alerts(), "cleanup.policy", "compact");
        set(topics.archive(), "max.message.bytes", "1000");
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(faults(24)).containsExactly(
                topics.ledger() + " has cleanup.policy=compact,delete, not compact",
                topics.alerts() + " has cleanup.policy=compact, not delete",
                topics.archive() + " has max.message.bytes=1000, less than 524288"));
    }

    @Test
    void a_service_whose_topics_are_wrong_says_which_and_ends_having_read_nothing() throws Exception {
        set(topics.ledger(), "cleanup.policy", "delete");
        admin.deleteTopics(List.of(topics.rejected())).all().get();
        await().atMost(Duration.ofSeconds(20)).until(() -> faults(24).size() == 2);

        try (ServiceProcess service = ServiceProcess.with(kafka.bootstrapServers()).on(topics)
                .set("unlockwire.feed.drain", "0s").start()) {
            assertThat(service.exitCode()).as(service.logTail()).isEqualTo(78);
            assertThat(service.logTail()).contains(
                    "wrong topic: " + topics.ledger() + " has cleanup.policy=delete, not compact",
                    "wrong topic: " + topics.rejected() + " does not exist")
                    .doesNotContain("partitions assigned");
        }
        topics.create(kafka.bootstrapServers());
    }

    private List<String> faults(int partitions) {
        return new TopicInspection(admin,
                TopicDemand.of(new TopicNames(topics.prefix()), new AssetPartitions(partitions))).faults();
    }

    private void set(String topic, String name, String value)
            throws ExecutionException, InterruptedException {
        admin.incrementalAlterConfigs(Map.of(new ConfigResource(ConfigResource.Type.TOPIC, topic),
                List.of(new AlterConfigOp(new ConfigEntry(name, value), OpType.SET)))).all().get();
    }
}
