package io.unlockwire.bench.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.unlockwire.testkit.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * What came out, read as any consumer would read it and held against the load's truth: each unlock is told as NEW
 * once, nothing else is told, and each claim is archived once.
 */
record Checked(int lost, int repeated, int others, long archiveMissing) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration POLL = Duration.ofMillis(200);

    boolean right() {
        return lost == 0 && repeated == 0 && others == 0 && archiveMissing == 0;
    }

    @Override
    public String toString() {
        return right()
                ? "each told once"
                : "LOST " + lost + " REPEATED " + repeated + " OTHERS " + others + " ARCHIVE SHORT OF "
                        + archiveMissing;
    }

    static Checked outputOf(Topics topics, String bootstrap, Load load) {
        BitSet told = new BitSet(load.unlocks());
        int[] wrong = new int[2];
        read(bootstrap, topics.alerts(), alert -> {
            int unlock = unlockOf(alert, load);
            if (unlock < 0) {
                wrong[1]++;
            } else if (told.get(unlock)) {
                wrong[0]++;
            } else {
                told.set(unlock);
            }
        });
        long[] archived = new long[1];
        read(bootstrap, topics.archive(), record -> archived[0]++);
        return new Checked(load.unlocks() - told.cardinality(), wrong[0], wrong[1],
                load.records() - archived[0]);
    }

    /** The unlock that a value of the alerts topic tells as new; -1 where it tells another thing. */
    static int unlockOf(byte[] value, Load load) {
        try {
            JsonNode alert = JSON.readTree(value);
            int token = Load.token(alert.at("/token/name").asText());
            return token < 0 || !alert.at("/kind").asText().equals("NEW")
                    ? -1
                    : load.unlock(token, Instant.parse(alert.at("/unlockAt/from").asText()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private interface Each {
        void see(byte[] value);
    }

    private static void read(String bootstrap, String topic, Each each) {
        try (Consumer<byte[], byte[]> consumer = new KafkaConsumer<>(Map.of("bootstrap.servers", bootstrap,
                "isolation.level", "read_committed", "max.poll.records", 10_000),
                new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition())).collect(Collectors.toList());
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (!partitions.stream().allMatch(p -> consumer.position(p) >= ends.get(p))) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                    each.see(record.value());
                }
            }
        }
    }
}
