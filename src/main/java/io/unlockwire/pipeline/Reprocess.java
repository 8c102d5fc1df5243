package io.unlockwire.pipeline;

import java.io.PrintStream;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;

/**
 * Sets a stage back to an earlier moment, so that it reads again what came since. The ledger knows
 * what it has taken in: nothing is told twice as long as it is kept. The brokers refuse it while a
 * replica is running, since a running one commits its own offsets.
 */
final class Reprocess {

    private static final long PATIENCE = 30;

    private final KafkaClients clients;
    private final TopicNames topics;
    private final String groupPrefix;
    private final String stage;
    private final OffsetSpec since;
    private final boolean dry;

    private Reprocess(KafkaClients clients, TopicNames topics, String groupPrefix, String stage,
            OffsetSpec since, boolean dry) {
        this.clients = clients;
        this.topics = topics;
        this.groupPrefix = groupPrefix;
        this.stage = stage;
        this.since = since;
        this.dry = dry;
    }

    static Reprocess of(Options given, KafkaClients clients, TopicNames topics, String groupPrefix) {
        Options options = given.only("stage", "from", "dry-run");
        String stage = options.one("stage");
        String from = options.one("from");
        if (stage == null || !(stage.equals("intake") || stage.equals("resolution")) || from == null) {
            throw new IllegalArgumentException("reprocess needs --stage=intake or resolution, and --from");
        }
        OffsetSpec since = from.equals("earliest")
                ? OffsetSpec.earliest()
                : OffsetSpec.forTimestamp(options.time("from", Instant.EPOCH).toEpochMilli());
        return new Reprocess(clients, topics, groupPrefix, stage, since, options.has("dry-run"));
    }

    void run(PrintStream out) {
        String group = groupPrefix + stage;
        String topic = stage.equals("intake") ? topics.announcements() : topics.claims();
        try (Admin admin = clients.admin()) {
            int count = get(admin.describeTopics(List.of(topic)).topicNameValues().get(topic))
                    .partitions().size();
            Map<TopicPartition, Long> then = offsets(admin, topic, count, since);
            Map<TopicPartition, Long> ends = offsets(admin, topic, count, OffsetSpec.latest());
            Map<TopicPartition, OffsetAndMetadata> now = get(
                    admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata());
            Map<TopicPartition, OffsetAndMetadata> back = new TreeMap<>(
                    Comparator.comparingInt(TopicPartition::partition));
            long records = 0;
            for (int p = 0; p < count; p++) {
                TopicPartition partition = new TopicPartition(topic, p);
                OffsetAndMetadata committed = now.get(partition);
                long today = committed == null ? 0 : committed.offset();
                long target = then.getOrDefault(partition, -1L);
                long start = target < 0 ? ends.getOrDefault(partition, today) : target;
                if (start < today) {
                    back.put(partition, new OffsetAndMetadata(start, CommittedOffsets.SET_BACK));
                    records += today - start;
                    out.printf("%s %d -> %d%n", partition, today, start);
                }
            }
            if (!dry && !back.isEmpty()) {
                get(admin.alterConsumerGroupOffsets(group, back).all());
            }
            out.printf("REPROCESS group=%s partitions=%d records=%d dry-run=%s%n", group, back.size(),
                    records,
                    dry);
        }
    }

    private static Map<TopicPartition, Long> offsets(Admin admin, String topic, int partitions,
            OffsetSpec spec) {
        Map<TopicPartition, OffsetSpec> asked = IntStream.range(0, partitions)
                .mapToObj(p -> new TopicPartition(topic, p))
                .collect(Collectors.toMap(Function.identity(), p -> spec));
        Map<TopicPartition, ListOffsetsResultInfo> found = get(admin.listOffsets(asked).all());
        return found.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, e -> e.getValue().offset()));
    }

    private static <T> T get(@Nullable KafkaFuture<T> answer) {
        try {
            return Objects.requireNonNull(answer, "each is answered").get(PATIENCE, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof KafkaException cause ? cause : new KafkaException(e.getCause());
        } catch (TimeoutException e) {
            throw new KafkaException("the brokers do not answer", e);
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }
}
