package io.unlockwire.manifests;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.kafka.storage.internals.log.LogConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Strimzi and compose create the same topics, and Kafka accepts their settings. */
class TopicsTest {

    private static final String TABLE = """
            unlock.alerts 1 cleanup.policy=delete max.message.bytes=65536 retention.ms=604800000
            unlock.announcements 6 cleanup.policy=delete max.message.bytes=262144 message.timestamp.type=LogAppendTime retention.ms=604800000
            unlock.archive 12 cleanup.policy=delete max.message.bytes=524288 retention.ms=157680000000
            unlock.claims 24 cleanup.policy=delete max.message.bytes=262144 retention.ms=604800000
            unlock.ledger 24 cleanup.policy=compact delete.retention.ms=86400000 max.message.bytes=65536 min.cleanable.dirty.ratio=0.1 segment.ms=3600000
            unlock.quotes 1 cleanup.policy=compact delete.retention.ms=86400000 max.message.bytes=4096 min.cleanable.dirty.ratio=0.1 segment.ms=3600000
            unlock.rejected 3 cleanup.policy=delete max.message.bytes=524288 retention.ms=2592000000
            """;

    private static final Pattern CREATE = Pattern.compile("(?m)^create (\\S+) (\\d+) (.+)$");

    @Test
    void strimziCreatesTheTable() {
        assertThat(strimzi().map(TopicsTest::row).sorted().collect(joining("\n", "", "\n"))).isEqualTo(TABLE);
    }

    @Test
    void composeCreatesTheTable() {
        var script = Manifests.text(Manifests.DEPLOY.resolve("create-topics.sh"));
        var rows = CREATE.matcher(script).results()
                .map(line -> row(line.group(1), line.group(2), words(line.group(3))));
        assertThat(rows.sorted().collect(joining("\n", "", "\n"))).isEqualTo(TABLE);
    }

    @Test
    void productionKeepsEveryRecordOnTwoBrokersOfThree() {
        assertThat(strimzi()).hasSize(7).allSatisfy(topic -> {
            assertThat(topic.at("/spec/replicas").asInt()).isEqualTo(3);
            assertThat(topic.at("/spec/config/min.insync.replicas").asInt()).isEqualTo(2);
        });
    }

    @ParameterizedTest
    @MethodSource("strimzi")
    void kafkaAcceptsEachSetting(JsonNode topic) {
        var settings = new Properties();
        topic.at("/spec/config").properties()
                .forEach(entry -> settings.put(entry.getKey(), entry.getValue().asText()));
        assertThatCode(() -> LogConfig.validate(settings)).doesNotThrowAnyException();
    }

    static Stream<JsonNode> strimzi() {
        return Manifests.files(Manifests.COMPONENTS.resolve("kafka-topics"), ".yaml").stream()
                .map(Manifests::only)
                .filter(object -> object.at("/kind").asText().equals("KafkaTopic"));
    }

    private static String row(JsonNode topic) {
        var settings = new TreeMap<String, String>();
        topic.at("/spec/config").properties()
                .forEach(entry -> settings.put(entry.getKey(), entry.getValue().asText()));
        settings.remove("min.insync.replicas");
        return row(topic.at("/metadata/name").asText(), topic.at("/spec/partitions").asText(), settings);
    }

    private static String row(String name, String partitions, Map<String, String> settings) {
        var written = settings.entrySet().stream().map(Map.Entry::toString).collect(joining(" "));
        return name + " " + partitions + " " + written;
    }

    private static Map<String, String> words(String settings) {
        var words = new TreeMap<String, String>();
        Arrays.stream(settings.split(" ", -1)).map(word -> word.split("=", 2))
                .forEach(word -> words.put(word[0], word[1]));
        return words;
    }
}
