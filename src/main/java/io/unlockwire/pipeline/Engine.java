package io.unlockwire.pipeline;

import io.smallrye.mutiny.Uni;
import io.unlockwire.trace.Tracing;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
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

    private final Stage stage;
    private final Membership membership;
    private final InTurn inTurn;
    private final Carrier carrier;
    private final Recovery recovery;
    private final Turns turns;
    private final Executor thread;
    private final StageCounts counts;
    private int undecided;

    Engine(Stage stage, Membership membership, InTurn inTurn, Carrier carrier, Recovery recovery, Turns turns,
            Executor thread, StageCounts counts) {
        this.stage = stage;
        this.membership = membership;
        this.inTurn = inTurn;
        this.carrier = carrier;
        this.recovery = recovery;
        this.turns = turns;
        this.thread = thread;
        this.counts = counts;
    }

    /** Completes when the batch is committed or given back; never fails. */
    Uni<Void> process(ConsumerRecords<byte[], byte[]> batch, int generation) {
        return turns.take(() -> {
            CompletableFuture<Void> settled = turns.begin();
            ConsumerGroupMetadata fence = membership.fence(generation);
            return Uni.createFrom().voidItem()
                    .emitOn(thread)
                    .chain(() -> carryOut(due(batch), fence, 1))
                    .onTermination().invoke(() -> settled.complete(null))
                    .onFailure().recoverWithUni(failure -> giveBack(batch, failure));
        });
    }

    private List<ConsumerRecord<byte[], byte[]>> due(ConsumerRecords<byte[], byte[]> batch) {
        counts.received(batch.count());
        undecided = batch.count();
        List<ConsumerRecord<byte[], byte[]>> due = inTurn.due(batch);
        counts.returned(batch.count() - due.size());
        undecided = due.size();
        return due;
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
        return carrier.carryOut(effects, offsetsAfter(taken), fence).chain(() -> {
            undecided -= effects.taken();
            return carryOut(records.subList(effects.taken(), records.size()), fence, 1);
        });
    }

    private Uni<Void> blame(List<ConsumerRecord<byte[], byte[]>> records, ConsumerGroupMetadata fence,
            int attempt, BlamedException blamed) {
        if (attempt < ATTEMPTS) {
            return Uni.createFrom().voidItem()
                    .onItem().delayIt().by(BACK_OFF)
                    .emitOn(thread)
                    .chain(() -> carryOut(records, fence, attempt + 1));
        }
        if (records.size() == 1) {
            ConsumerRecord<byte[], byte[]> culprit = records.get(0);
            Tracing.inLogs(Hops.parent(culprit.headers()),
                    () -> LOG.errorf(blamed.blamed(),
                            "record rejected after %d attempts stage=%s at=%s-%d@%d",
                            ATTEMPTS, stage.name(), culprit.topic(), culprit.partition(), culprit.offset()));
            return transact(records, stage.bury(culprit, blamed.blamed()), fence)
                    .onFailure(BlamedException.class).transform(GivenBackException::new);
        }
        int half = records.size() / 2;
        return carryOut(records.subList(0, half), fence, ATTEMPTS)
                .chain(() -> carryOut(records.subList(half, records.size()), fence, ATTEMPTS));
    }

    private Uni<Void> giveBack(ConsumerRecords<byte[], byte[]> batch, Throwable failure) {
        counts.returned(undecided);
        undecided = 0;
        inTurn.givenBack(batch);
        return recovery.after(failure);
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
}
