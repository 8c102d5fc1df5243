package io.unlockwire.pipeline;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/**
 * Carries out what is due, exactly once, one transaction at a time with the batches. Its fence: the
 * last committed offsets of the partitions touched are committed again, under the generation that
 * was read on the polling thread together with what is owned, before anything is decided.
 */
final class Ticker {

    private static final Logger LOG = Logger.getLogger(Ticker.class);
    private static final Duration PUT_OFF = Duration.ofHours(1);

    /** Who this replica is in its group and which of the partitions it holds, read at one moment. */
    record Standing(ConsumerGroupMetadata fence, Set<TopicPartition> owned) {}

    private final Alarms alarms;
    private final TimerClock clock;
    private final Membership membership;
    private final Supplier<Uni<Standing>> standing;
    private final CommittedOffsets committed;
    private final Carrier carrier;
    private final Recovery recovery;
    private final Turns turns;
    private final Executor thread;
    private final StageCounts counts;
    private final TimerCounts timers;
    private final int most;

    /**
     * @param standing reads it on the polling thread
     * @param most how many in one transaction
     */
    Ticker(Alarms alarms, TimerClock clock, Membership membership, Supplier<Uni<Standing>> standing,
            CommittedOffsets committed, Carrier carrier, Recovery recovery, Turns turns, Executor thread,
            StageCounts counts, TimerCounts timers, int most) {
        this.alarms = alarms;
        this.clock = clock;
        this.membership = membership;
        this.standing = standing;
        this.committed = committed;
        this.carrier = carrier;
        this.recovery = recovery;
        this.turns = turns;
        this.thread = thread;
        this.counts = counts;
        this.timers = timers;
        this.most = most;
    }

    /**
     * Carries out what is due now, as much as one transaction takes; true if there may be more. Never
     * fails.
     */
    Uni<Boolean> tick() {
        Optional<Instant> now = clock.now();
        timers.clockDoubted(now.isEmpty());
        if (now.isEmpty() || !alarms.any(numbers(membership.owned()), now.get())) {
            return Uni.createFrom().item(false);
        }
        return turns.take(() -> standing.get()
                .onFailure().invoke(f -> LOG.debugf("timers wait stage=%s cause=%s", counts.stage(), f))
                .onFailure().recoverWithNull()
                .emitOn(thread)
                .chain(mine -> mine == null
                        ? Uni.createFrom().item(false)
                        : carryOut(mine, now.get())));
    }

    private Uni<Boolean> carryOut(Standing mine, Instant now) {
        List<TopicPartition> fit = mine.owned().stream()
                .filter(partition -> membership.owns(partition) && committed.known(partition)).toList();
        CompletableFuture<Void> settled = turns.begin();
        return Uni.createFrom().item(() -> alarms.due(numbers(fit), now, most))
                .chain(due -> carryOut(due, mine.fence(), fit, now).replaceWith(due.size() >= most))
                .onTermination().invoke(() -> settled.complete(null))
                .onFailure().recoverWithUni(failure -> recovery.after(failure).replaceWith(false));
    }

    private Uni<Void> carryOut(List<Alarm> due, ConsumerGroupMetadata fence, List<TopicPartition> fit,
            Instant now) {
        if (due.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Set<Integer> touched = due.stream().map(Alarm::partition).collect(Collectors.toSet());
        List<TopicPartition> fenced = fit.stream().filter(p -> touched.contains(p.partition())).toList();
        return sound(due, now)
                .emitOn(thread)
                .chain(effects -> carrier.carryOut(effects, committed.of(fenced), fence))
                .onFailure(BlamedException.class)
                .recoverWithUni(blamed -> halve(due, fence, fit, now, blamed));
    }

    private Uni<Effects> sound(List<Alarm> due, Instant now) {
        return Uni.createFrom().deferred(() -> {
            counts.decidingBegins();
            return alarms.sound(due, now);
        })
                .onTermination().invoke(counts::decidingEnds)
                .onFailure().transform(BlamedException::new);
    }

    private Uni<Void> halve(List<Alarm> due, ConsumerGroupMetadata fence, List<TopicPartition> fit,
            Instant now, BlamedException blamed) {
        if (due.size() > 1) {
            int half = due.size() / 2;
            return carryOut(due.subList(0, half), fence, fit, now)
                    .chain(() -> carryOut(due.subList(half, due.size()), fence, fit, now));
        }
        Alarm culprit = due.get(0);
        LOG.errorf(blamed.blamed(), "timer put off by %s unlock=%s what=%s", PUT_OFF, culprit.known().id(),
                culprit.due().what());
        alarms.putOff(culprit, now.plus(PUT_OFF));
        return Uni.createFrom().voidItem();
    }

    private static Set<Integer> numbers(Collection<TopicPartition> partitions) {
        return partitions.stream().map(TopicPartition::partition).collect(Collectors.toSet());
    }
}
