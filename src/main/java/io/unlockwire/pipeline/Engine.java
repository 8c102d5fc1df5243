package io.unlockwire.pipeline;

import io.smallrye.mutiny.Uni;
import io.unlockwire.pipeline.FailPoint.Point;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/**
 * Carries a stage's decisions out exactly once: outputs, ledger and input offsets in one
 * transaction, fenced by the generation in which the input was polled. One batch is in hand at a
 * time. Deciding and transactions run on the engine's own thread.
 *
 * <p>
 * Whatever goes wrong, the batch ends in one of three ways: committed; given back, the
 * consumer reset to what is committed and the state restored, so that the records come again; or,
 * where the records themselves are to blame, halved until the culprit stands alone and is buried.
 */
final class Engine {

    private static final Logger LOG = Logger.getLogger(Engine.class);
    private static final int ATTEMPTS = 3;
    private static final Duration BACK_OFF = Duration.ofMillis(200);
    private static final Duration MAX_BACK_OFF = Duration.ofSeconds(2);

    private final Stage stage;
    private final Membership membership;
    private final Transactor transactor;
    private final ExecutorService thread;
    private final FailPoint failPoint;
    private final StageCounts counts;
    private final Supplier<Uni<Void>> resetToCommitted;
    private volatile CompletableFuture<Void> inHand = CompletableFuture.completedFuture(null);
    private int undecided;

    /** @param resetToCommitted moves the consumer back to the last committed positions */
    Engine(Stage stage, Membership membership, Transactor transactor, ExecutorService thread,
            FailPoint failPoint,
            StageCounts counts, Supplier<Uni<Void>> resetToCommitted) {
        this.stage = stage;
        this.membership = membership;
        this.transactor = transactor;
        this.thread = thread;
        this.failPoint = failPoint;
        this.counts = counts;
        this.resetToCommitted = resetToCommitted;
    }

    /** Completes when the batch is committed or given back; never fails. */
    Uni<Void> process(ConsumerRecords<byte[], byte[]> batch, int generation) {
        CompletableFuture<Void> settled = new CompletableFuture<>();
        inHand = settled;
        ConsumerGroupMetadata fence = membership.fence(generation);
        return Uni.createFrom().voidItem()
                .emitOn(thread)
                .chain(() -> carryOut(owned(batch), fence, 1))
                .onTermination().invoke(() -> settled.complete(null))
                .onFailure().recoverWithUni(this::recover);
    }

    /** Completes when no transaction is under way any more; a revocation waits for it. */
    CompletableFuture<Void> settled() {
        return inHand;
    }

    private List<ConsumerRecord<byte[], byte[]>> owned(ConsumerRecords<byte[], byte[]> batch) {
        counts.received(batch.count());
        List<ConsumerRecord<byte[], byte[]>> mine = new ArrayList<>(batch.count());
        for (TopicPartition partition : batch.partitions()) {
            if (membership.owns(partition)) {
                mine.addAll(batch.records(partition));
            }
        }
        counts.returned(batch.count() - mine.size());
        undecided = mine.size();
        return mine;
    }

    private Uni<Void> carryOut(List<ConsumerRecord<byte[], byte[]>> records, ConsumerGroupMetadata fence,
            int attempt) {
        if (records.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return decide(records)
                .emitOn(thread)
                .chain(effects -> transact(records, effects, fence))
                .onFailure(BlamedException.class)
                .recoverWithUni(blamed -> blame(records, fence, attempt, blamed));
    }

    private Uni<Effects> decide(List<ConsumerRecord<byte[], byte[]>> records) {
        return Uni.createFrom().deferred(() -> {
            counts.decidingBegins();
            return stage.decide(records);
        })
                .onTermination().invoke(counts::decidingEnds)
                .onFailure().transform(BlamedException::new);
    }

    private Uni<Void> transact(List<ConsumerRecord<byte[], byte[]>> records, Effects effects,
            ConsumerGroupMetadata fence) {
        List<ConsumerRecord<byte[], byte[]>> taken = records.subList(0, effects.taken());
        transactor.ready();
        Transacted end = transactor.transact(effects.records(), offsetsAfter(taken), fence);
        return end.fold(
                committed -> {
                    counts.transaction("committed");
                    effects.committed().accept(committed.written());
                    undecided -= effects.taken();
                    failPoint.pass(Point.AFTER_APPLY);
                    return carryOut(records.subList(effects.taken(), records.size()), fence, 1);
                },
                refused -> {
                    counts.transaction("refused");
                    return Uni.createFrom().failure(new BlamedException(refused.cause()));
                },
                aborted -> {
                    counts.transaction("aborted");
                    return Uni.createFrom().failure(new GivenBackException(aborted.cause()));
                },
                broken -> {
                    counts.transaction("broken");
                    transactor.renew();
                    return Uni.createFrom().failure(new GivenBackException(broken.cause()));
                });
    }

    private Uni<Void> blame(List<ConsumerRecord<byte[], byte[]>> records, ConsumerGroupMetadata fence,
            int attempt,
            Throwable blamed) {
        if (attempt < ATTEMPTS) {
            return Uni.createFrom().voidItem()
                    .onItem().delayIt().by(BACK_OFF)
                    .emitOn(thread)
                    .chain(() -> carryOut(records, fence, attempt + 1));
        }
        if (records.size() == 1) {
            ConsumerRecord<byte[], byte[]> culprit = records.get(0);
            Throwable cause = blamed.getCause() == null ? blamed : blamed.getCause();
            LOG.errorf(cause, "record rejected after %d attempts stage=%s at=%s-%d@%d", ATTEMPTS,
                    stage.name(),
                    culprit.topic(), culprit.partition(), culprit.offset());
            return transact(records, stage.bury(culprit, cause), fence)
                    .onFailure(BlamedException.class).transform(GivenBackException::new);
        }
        int half = records.size() / 2;
        return carryOut(records.subList(0, half), fence, ATTEMPTS)
                .chain(() -> carryOut(records.subList(half, records.size()), fence, ATTEMPTS));
    }

    private Uni<Void> recover(Throwable failure) {
        LOG.warnf("batch given back stage=%s cause=%s", stage.name(), failure);
        counts.returned(undecided);
        undecided = 0;
        return Uni.createFrom().voidItem()
                .onItem().delayIt().by(BACK_OFF)
                .emitOn(thread)
                .invoke(transactor::ready)
                .invoke(() -> stage.restore(partitions()))
                .chain(() -> resetToCommitted.get())
                .onFailure().invoke(f -> LOG.debugf("recovery waits stage=%s cause=%s", stage.name(), f))
                .onFailure().retry().withBackOff(BACK_OFF, MAX_BACK_OFF).indefinitely();
    }

    private Set<Integer> partitions() {
        return membership.owned().stream().map(TopicPartition::partition).collect(Collectors.toSet());
    }

    private static Map<TopicPartition, OffsetAndMetadata> offsetsAfter(
            List<ConsumerRecord<byte[], byte[]>> records) {
        Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
        for (ConsumerRecord<byte[], byte[]> record : records) {
            offsets.put(new TopicPartition(record.topic(), record.partition()),
                    new OffsetAndMetadata(record.offset() + 1));
        }
        return offsets;
    }

    /** The records themselves are to blame. */
    private static final class BlamedException extends RuntimeException {
        private static final long serialVersionUID = 1;

        BlamedException(Throwable cause) {
            super(cause);
        }
    }

    /** The records will be read again. */
    private static final class GivenBackException extends RuntimeException {
        private static final long serialVersionUID = 1;

        GivenBackException(Throwable cause) {
            super(cause);
        }
    }
}
