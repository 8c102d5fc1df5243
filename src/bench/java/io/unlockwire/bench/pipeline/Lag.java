package io.unlockwire.bench.pipeline;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** How far a group has come on a topic, by what it has committed. */
final class Lag {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Duration LOOK = Duration.ofMillis(20);
    private static final Duration OFTEN_ENOUGH = Duration.ofMillis(50);

    private final Admin admin;

    Lag(Admin admin) {
        this.admin = admin;
    }

    /** The end of each partition, once no transaction on the topic is open any more. */
    Map<TopicPartition, Long> ends(String topic) {
        return await("the markers on " + topic).atMost(PATIENCE).pollInterval(LOOK)
                .until(() -> ends(topic, IsolationLevel.READ_COMMITTED),
                        stable -> stable.equals(ends(topic, IsolationLevel.READ_UNCOMMITTED)));
    }

    private Map<TopicPartition, Long> ends(String topic, IsolationLevel isolation) {
        int partitions = get(() -> admin.describeTopics(List.of(topic)).allTopicNames().get()).get(topic)
                .partitions().size();
        Map<TopicPartition, OffsetSpec> latest = IntStream.range(0, partitions).boxed()
                .collect(Collectors.toMap(p -> new TopicPartition(topic, p), p -> OffsetSpec.latest()));
        return get(
                () -> admin.listOffsets(latest, new ListOffsetsOptions(isolation)).all()
                        .get())
                .entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, end -> end.getValue().offset()));
    }

    /**
     * Returns once the group is there.
     *
     * @param trouble what to say where that will not happen any more; null as long as it may
     */
    void awaitEnd(String group, Map<TopicPartition, Long> ends, Duration patience,
            Supplier<@Nullable String> trouble) {
        await(group + " at " + ends).atMost(patience).pollInterval(OFTEN_ENOUGH).until(() -> {
            String ended = trouble.get();
            if (ended != null) {
                throw new IllegalStateException(ended);
            }
            return reached(group, ends);
        });
    }

    /** Each partition's last record is committed; behind it stands only its transaction's marker. */
    private boolean reached(String group, Map<TopicPartition, Long> ends) {
        Map<TopicPartition, OffsetAndMetadata> committed = get(
                () -> admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get());
        return ends.entrySet().stream().filter(end -> end.getValue() > 0).allMatch(end -> {
            OffsetAndMetadata offset = committed.get(end.getKey());
            return offset != null && offset.offset() >= end.getValue() - 1;
        });
    }

    private interface Answer<T> {
        T get() throws ExecutionException, InterruptedException;
    }

    private static <T> T get(Answer<T> answer) {
        try {
            return answer.get();
        } catch (ExecutionException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
