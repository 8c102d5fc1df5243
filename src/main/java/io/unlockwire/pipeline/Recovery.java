package io.unlockwire.pipeline;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.AuthorizationException;
import org.jboss.logging.Logger;

/**
 * The way back after a transaction that did not happen, or of which nobody knows: the producer made
 * usable, the state restored, the consumer reset to what is committed. It goes on until it succeeds,
 * and says so louder the longer that takes.
 */
final class Recovery {

    private static final Logger LOG = Logger.getLogger(Recovery.class);
    private static final Duration BACK_OFF = Duration.ofMillis(200);
    private static final Duration MAX_BACK_OFF = Duration.ofSeconds(2);
    private static final Duration SAY_AGAIN = Duration.ofSeconds(30);

    private final Stage stage;
    private final Membership membership;
    private final Transactor transactor;
    private final Executor thread;
    private final StageCounts counts;
    private final Supplier<Uni<Void>> resetToCommitted;

    /** @param resetToCommitted moves the consumer back to the last committed positions */
    Recovery(Stage stage, Membership membership, Transactor transactor, Executor thread, StageCounts counts,
            Supplier<Uni<Void>> resetToCommitted) {
        this.stage = stage;
        this.membership = membership;
        this.transactor = transactor;
        this.thread = thread;
        this.counts = counts;
        this.resetToCommitted = resetToCommitted;
    }

    /** Completes when the stage can go on; never fails. */
    Uni<Void> after(Throwable failure) {
        LOG.warnf("given back stage=%s cause=%s", stage.name(), failure);
        counts.recoveryBegins();
        Complaint complaint = new Complaint(System.nanoTime());
        return Uni.createFrom().voidItem()
                .onItem().delayIt().by(BACK_OFF)
                .emitOn(thread)
                .invoke(transactor::ready)
                .invoke(() -> stage.restore(membership.owned().stream().map(TopicPartition::partition)
                        .collect(Collectors.toSet())))
                .chain(resetToCommitted::get)
                .onFailure().invoke(complaint::about)
                .onFailure().retry().withBackOff(BACK_OFF, MAX_BACK_OFF).indefinitely()
                .onTermination().invoke(counts::recoveryEnds);
    }

    /** One recovery's failures, told at once where only a person can help, else every half minute. */
    private final class Complaint {
        private final long since;
        private long said;
        private boolean first = true;

        Complaint(long since) {
            this.since = since;
            this.said = since;
        }

        void about(Throwable failure) {
            long now = System.nanoTime();
            boolean denied = failure instanceof AuthorizationException
                    || failure.getCause() instanceof AuthorizationException;
            if (now - said < SAY_AGAIN.toNanos() && !(denied && first)) {
                LOG.debugf("recovery waits stage=%s cause=%s", stage.name(), failure);
                return;
            }
            said = now;
            first = false;
            Duration waiting = Duration.ofNanos(now - since);
            if (denied) {
                LOG.errorf("a right is missing at the brokers, nothing goes on stage=%s for=%s cause=%s",
                        stage.name(), waiting, failure);
            } else {
                LOG.warnf("recovery does not succeed stage=%s for=%s cause=%s", stage.name(), waiting,
                        failure);
            }
        }
    }
}
