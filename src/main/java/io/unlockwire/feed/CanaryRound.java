package io.unlockwire.feed;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Asks Kafka, now and then, where the committed records end, and makes a {@link Canary} of the answer
 * once the tail has got there. Never waits. Confined to the tail's thread.
 */
final class CanaryRound {

    private final Admin admin;
    private final Duration every;
    private final InstantSource clock;
    private long askAt = System.nanoTime();
    private @Nullable Instant asked;
    private CompletableFuture<Positions> end = CompletableFuture.completedFuture(Positions.START);

    CanaryRound(Admin admin, Duration every, InstantSource clock) {
        this.admin = admin;
        this.every = every;
        this.clock = clock;
    }

    /** Null while there is nothing to tell. */
    @Nullable
    Canary step(List<TopicPartition> partitions, Positions frontier) {
        Instant since = asked;
        if (since != null && end.isDone()) {
            boolean there = !end.isCompletedExceptionally() && frontier.covers(end.join());
            if (there || end.isCompletedExceptionally()) {
                asked = null;
            }
            return there ? Canary.of(since) : null;
        }
        if (since == null && System.nanoTime() - askAt >= 0) {
            askAt = System.nanoTime() + every.toNanos();
            asked = clock.instant();
            end = ask(partitions);
        }
        return null;
    }

    private CompletableFuture<Positions> ask(List<TopicPartition> partitions) {
        return admin
                .listOffsets(partitions.stream()
                        .collect(Collectors.toMap(each -> each, each -> OffsetSpec.latest())),
                        new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
                .all().toCompletionStage().toCompletableFuture()
                .thenApply(found -> positions(partitions, found));
    }

    private static Positions positions(List<TopicPartition> partitions,
            Map<TopicPartition, ListOffsetsResultInfo> found) {
        return TopicAccess.positions(partitions, each -> {
            ListOffsetsResultInfo info = found.get(each);
            return info == null ? 0 : info.offset();
        });
    }
}
