package io.unlockwire.pipeline;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What every contender is told: where Kafka is, which topics and groups are its own, how much of the way it goes,
 * and how long the market takes to answer. Handed over as system properties, since each runs in a JVM of its own.
 *
 * @param whole from the text on; else from ready claims on
 * @param threads where the contender's own documentation offers more of them
 */
public record Course(String bootstrap, String prefix, boolean whole, Duration market, int threads,
        String store) {

    private static final String PROPERTY = "course.";

    static Course ofThisJvm() {
        return new Course(property("bootstrap"), property("prefix"), Boolean.parseBoolean(property("whole")),
                Duration.parse(property("market")), Integer.parseInt(property("threads")), property("store"));
    }

    /** The options with which {@link #ofThisJvm} finds it again. */
    public List<String> options() {
        return List.of(option("bootstrap", bootstrap), option("prefix", prefix), option("whole", whole),
                option("market", market), option("threads", threads), option("store", store));
    }

    String group(String stage) {
        return prefix + stage;
    }

    /** The consumer settings of the packaged service's channels. */
    Map<String, Object> consumer(String stage) {
        Map<String, Object> settings = new HashMap<>(Map.of(
                "bootstrap.servers", bootstrap,
                "group.id", group(stage),
                "enable.auto.commit", "false",
                "auto.offset.reset", "earliest",
                "isolation.level", "read_committed",
                "max.poll.records", "2000",
                "fetch.min.bytes", "65536",
                "fetch.max.wait.ms", "30",
                "fetch.max.bytes", "16777216",
                "partition.assignment.strategy",
                "org.apache.kafka.clients.consumer.CooperativeStickyAssignor"));
        settings.put("session.timeout.ms", "10000");
        return settings;
    }

    /** The producer settings of the packaged service's transactions. */
    Map<String, Object> producer() {
        return Map.of(
                "bootstrap.servers", bootstrap,
                "transaction.timeout.ms", "10000",
                "acks", "all",
                "delivery.timeout.ms", "8000",
                "request.timeout.ms", "4000",
                "max.block.ms", "8000",
                "linger.ms", "5",
                "batch.size", "131072",
                "compression.type", "lz4",
                "max.request.size", "1048576");
    }

    private static String option(String name, Object value) {
        return "-D" + PROPERTY + name + "=" + value;
    }

    private static String property(String name) {
        return System.getProperty(PROPERTY + name);
    }
}
