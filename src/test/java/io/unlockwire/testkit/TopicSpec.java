package io.unlockwire.testkit;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.apache.kafka.clients.admin.NewTopic;

/** How one of the service's topics is set up; its name is still without the prefix. */
record TopicSpec(String name, int partitions, Map<String, String> settings) {

    static final int ASSET_PARTITIONS = 24;

    static final List<TopicSpec> ALL = List.of(
            deleted("announcements", 6, Duration.ofDays(7), 256).with("message.timestamp.type",
                    "LogAppendTime"),
            deleted("claims", ASSET_PARTITIONS, Duration.ofDays(7), 256),
            compacted("ledger", ASSET_PARTITIONS, 64),
            deleted("alerts", 1, Duration.ofDays(7), 64),
            deleted("archive", 12, Duration.ofDays(5 * 365), 512),
            deleted("rejected", 3, Duration.ofDays(30), 512),
            compacted("quotes", 1, 4));

    TopicSpec {
        settings = Map.copyOf(settings);
    }

    NewTopic under(String prefix, int replication, int assetPartitions) {
        int count = partitions == ASSET_PARTITIONS ? assetPartitions : partitions;
        return new NewTopic(prefix + name, count, (short) replication).configs(settings);
    }

    private static TopicSpec deleted(String name, int partitions, Duration kept, int kibibytes) {
        return new TopicSpec(name, partitions, Map.of(
                "cleanup.policy", "delete",
                "retention.ms", String.valueOf(kept.toMillis()),
                "max.message.bytes", String.valueOf(kibibytes * 1024)));
    }

    private static TopicSpec compacted(String name, int partitions, int kibibytes) {
        return new TopicSpec(name, partitions, Map.of(
                "cleanup.policy", "compact",
                "segment.ms", String.valueOf(Duration.ofHours(1).toMillis()),
                "min.cleanable.dirty.ratio", "0.1",
                "delete.retention.ms", String.valueOf(Duration.ofHours(24).toMillis()),
                "max.message.bytes", String.valueOf(kibibytes * 1024)));
    }

    private TopicSpec with(String setting, String value) {
        Map<String, String> more = new HashMap<>(settings);
        more.put(setting, value);
        return new TopicSpec(name, partitions, more);
    }
}
