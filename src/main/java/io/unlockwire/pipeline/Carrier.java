package io.unlockwire.pipeline;

import io.smallrye.mutiny.Uni;
import io.unlockwire.pipeline.FailPoint.Point;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * Carries effects out in one transaction and, once that is committed, applies them. Confined to the
 * engine's thread.
 */
final class Carrier {

    private final Transactor transactor;
    private final FailPoint failPoint;
    private final StageCounts counts;
    private final CommittedOffsets committedOffsets;
    private final Stage stage;

    Carrier(Transactor transactor, FailPoint failPoint, StageCounts counts,
            CommittedOffsets committedOffsets, Stage stage) {
        this.stage = stage;
        this.transactor = transactor;
        this.failPoint = failPoint;
        this.counts = counts;
        this.committedOffsets = committedOffsets;
    }

    /**
     * Fails with a {@link BlamedException} where the effects are to blame, else with a
     * {@link GivenBackException}.
     */
    Uni<Void> carryOut(Effects effects, Map<TopicPartition, OffsetAndMetadata> offsets,
            ConsumerGroupMetadata fence) {
        transactor.ready();
        Map<TopicPartition, OffsetAndMetadata> marked = committedOffsets.marked(offsets);
        stage.stamp(effects.records(), marked);
        Transacted end = transactor.transact(effects.records(), marked, fence);
        return end.fold(
                committed -> {
                    counts.transaction("committed");
                    committedOffsets.advance(marked);
                    effects.committed().accept(committed.written());
                    failPoint.pass(Point.AFTER_APPLY);
                    return Uni.createFrom().voidItem();
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
}
