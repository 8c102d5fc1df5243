package io.unlockwire.lab.demo;

import static org.awaitility.Awaitility.await;

import io.unlockwire.testkit.Received;
import io.unlockwire.testkit.Records;
import io.unlockwire.testkit.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** How far the service is, as its committed offsets tell. */
final class Progress {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Topics topics;
    private final Records records;
    private final String bootstrapServers;

    Progress(String bootstrapServers, Topics topics, Records records) {
        this.bootstrapServers = bootstrapServers;
        this.topics = topics;
        this.records = records;
    }

    /** Waits until every announcement has been taken in, and every claim that came of it decided. */
    void awaitAllTold() {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            await("the service to have read every announcement").atMost(PATIENCE)
                    .until(() -> done(admin, "unlockwire-intake", topics.announcements())
                            && done(admin, "unlockwire-resolution", topics.claims()));
        }
    }

    private boolean done(Admin admin, String group, String topic)
            throws InterruptedException, ExecutionException {
        Map<TopicPartition, OffsetAndMetadata> committed = admin.listConsumerGroupOffsets(group)
                .partitionsToOffsetAndMetadata().get();
        List<Received> there = records.from(topic).all();
        return there.stream().allMatch(record -> {
            OffsetAndMetadata position = committed.get(new TopicPartition(topic, record.partition()));
            return position != null && position.offset() > record.offset();
        });
    }
}
