package io.unlockwire.testkit;

import static org.awaitility.Awaitility.await;

import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * The service's topics under one prefix, with the partitions, retention and sizes that the design gives them.
 * Immutable.
 *
 * @param prefix what stands before each name; the service is told by {@code unlockwire.topics.prefix}
 */
public record Topics(String prefix) {

    /** The names that the service uses unless told otherwise. */
    public static final Topics DEFAULT = new Topics("unlock.");

    /** Names that nothing else has used. */
    public static Topics fresh() {
        return new Topics("t" + HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong()) + ".");
    }

    public String announcements() {
        return prefix + "announcements";
    }

    public String claims() {
        return prefix + "claims";
    }

    public String ledger() {
        return prefix + "ledger";
    }

    public String alerts() {
        return prefix + "alerts";
    }

    public String archive() {
        return prefix + "archive";
    }

    public String rejected() {
        return prefix + "rejected";
    }

    public String quotes() {
        return prefix + "quotes";
    }

    public List<String> all() {
        return TopicSpec.ALL.stream().map(spec -> prefix + spec.name()).toList();
    }

    /** Creates those that are missing, and returns once each partition has a leader. */
    public Topics create(String bootstrapServers) {
        return create(bootstrapServers, 1);
    }

    public Topics create(String bootstrapServers, int replication) {
        return create(bootstrapServers, replication, TopicSpec.ASSET_PARTITIONS);
    }

    /** With so many partitions of claims and ledger. */
    public Topics create(String bootstrapServers, int replication, int assetPartitions) {
        try (Admin admin = Bounded.admin(bootstrapServers)) {
            List<NewTopic> topics = TopicSpec.ALL.stream()
                    .map(spec -> spec.under(prefix, replication, assetPartitions)).toList();
            admin.createTopics(topics).values().values().forEach(Topics::createdOrThere);
            await("leaders of " + prefix + "*").atMost(Bounded.PATIENCE).until(() -> haveLeaders(admin));
        }
        return this;
    }

    /** Deletes them, and returns as soon as the broker has agreed to. */
    public void delete(String bootstrapServers) {
        try (Admin admin = Bounded.admin(bootstrapServers)) {
            Bounded.get(admin.deleteTopics(all()).all());
        }
    }

    private static void createdOrThere(KafkaFuture<Void> creation) {
        try {
            Bounded.get(creation);
        } catch (IllegalStateException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw e;
            }
        }
    }

    private boolean haveLeaders(Admin admin) {
        try {
            Map<String, TopicDescription> described = Bounded
                    .get(admin.describeTopics(all()).allTopicNames());
            return described.values()
                    .stream()
                    .map(TopicDescription::partitions)
                    .flatMap(Collection::stream)
                    .allMatch(partition -> partition.leader() != null && !partition.leader().isEmpty());
        } catch (IllegalStateException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                return false;
            }
            throw e;
        }
    }
}
