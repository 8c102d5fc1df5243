package io.unlockwire.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;

/**
 * What the service needs a topic to be.
 *
 * @param fewest partitions, at least
 * @param most partitions, at most
 * @param cleanup the one cleanup policy
 * @param largest the size of a record that it must take, in bytes
 */
record TopicDemand(String topic, int fewest, int most, String cleanup, int largest) {

    private static final int ANY = Integer.MAX_VALUE;
    private static final int MOST_OF_ALERTS = 16;
    private static final int KIBI = 1024;

    static List<TopicDemand> of(TopicNames topics, AssetPartitions assets) {
        return List.of(
                new TopicDemand(topics.announcements(), 1, ANY, "delete", 0),
                new TopicDemand(topics.claims(), assets.count(), assets.count(), "delete", 256 * KIBI),
                new TopicDemand(topics.ledger(), assets.count(), assets.count(), "compact", 64 * KIBI),
                new TopicDemand(topics.alerts(), 1, MOST_OF_ALERTS, "delete", 64 * KIBI),
                new TopicDemand(topics.archive(), 1, ANY, "delete", 512 * KIBI),
                new TopicDemand(topics.rejected(), 1, ANY, "delete", 512 * KIBI));
    }

    /** What is wrong with the number of its partitions; empty if nothing is. */
    List<String> faults(int partitions) {
        if (partitions >= fewest && partitions <= most) {
            return List.of();
        }
        String wanted = fewest == most ? String.valueOf(fewest) : fewest + " to " + most;
        return List.of("%s has %d partitions, not %s".formatted(topic, partitions, wanted));
    }

    /** What is wrong with its settings; empty if nothing is. */
    List<String> faults(Config settings) {
        List<String> faults = new ArrayList<>();
        ConfigEntry policy = settings.get("cleanup.policy");
        if (policy != null && !words(policy.value()).equals(Set.of(cleanup))) {
            faults.add("%s has cleanup.policy=%s, not %s".formatted(topic, policy.value(), cleanup));
        }
        ConfigEntry size = settings.get("max.message.bytes");
        if (size != null && Long.parseLong(size.value()) < largest) {
            faults.add("%s has max.message.bytes=%s, less than %d".formatted(topic, size.value(), largest));
        }
        return faults;
    }

    private static Set<String> words(String list) {
        return Stream.of(list.split(",", -1)).map(String::strip).collect(Collectors.toSet());
    }
}
