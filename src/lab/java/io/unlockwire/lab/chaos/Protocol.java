package io.unlockwire.lab.chaos;

import io.unlockwire.testkit.ServiceLaunch;
import java.util.Locale;
import java.util.Map;

/** How the replicas share the partitions. */
enum Protocol {
    EAGER(Map.of("partition.assignment.strategy", "org.apache.kafka.clients.consumer.RangeAssignor",
            "session.timeout.ms", "6000", "heartbeat.interval.ms", "1500")), COOPERATIVE(
                    Map.of("partition.assignment.strategy",
                            "org.apache.kafka.clients.consumer.CooperativeStickyAssignor",
                            "session.timeout.ms", "6000", "heartbeat.interval.ms", "1500")),
    /** KIP-848, the broker's own assignment. */
    CONSUMER(Map.of("group.protocol", "consumer"));

    @SuppressWarnings("ImmutableEnumChecker")
    private final Map<String, String> settings;

    Protocol(Map<String, String> settings) {
        this.settings = settings;
    }

    /** By the word of {@code unlockwire.group.protocol}. */
    static Protocol of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** For a member of the same groups that is not the service. */
    Map<String, String> settings() {
        return settings;
    }

    void configure(ServiceLaunch launch) {
        launch.set("unlockwire.group.protocol", word())
                .set("unlockwire.group.session-timeout", "PT6S");
    }
}
