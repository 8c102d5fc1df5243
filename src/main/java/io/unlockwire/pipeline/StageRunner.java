package io.unlockwire.pipeline;

import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordBatchMetadata;
import io.unlockwire.pipeline.FailPoint.Point;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;

/**
 * Joins one stage to its incoming channel: feeds the engine batch by batch, restores the stage's
 * state before the first record of a partition, and lets the transaction in hand end before a
 * partition goes.
 */
final class StageRunner {

    private static final Logger LOG = Logger.getLogger(StageRunner.class);
    private static final Duration DRAIN = Duration.ofSeconds(20);
    private static final Duration LAST_WAIT = Duration.ofSeconds(2);

    private final Stage stage;
    private final TopicGate topics;
    private final Membership membership = new Membership();
    private final ExecutorService thread;
    private final FailPoint failPoint;
    private final Transactor transactor;
    private final Engine engine;
    private final StageCounts counts;
    private final String channel;
    private final KafkaClientService channels;
    private final CommittedOffsets committed = new CommittedOffsets();
    private final InTurn inTurn = new InTurn(committed, membership);
    private final Turns turns = new Turns();
    private final Carrier carrier;
    private final Recovery recovery;
    private final BooleanSupplier closing;

    StageRunner(Stage stage, StageCounts counts, String channel, KafkaClientService channels,
            KafkaClients clients,
            TopicGate topics, String haltAt, BooleanSupplier closing) {
        this.stage = stage;
        this.topics = topics;
        this.closing = closing;
        this.counts = counts;
        this.thread = Executors.newSingleThreadExecutor(task -> {
            Thread one = new Thread(task, "unlockwire-" + stage.name());
            one.setDaemon(true);
            return one;
        });
        this.failPoint = new FailPoint(stage.name(), haltAt);
        this.transactor = new Transactor(() -> clients.transactional(stage.name()), failPoint, closing);
        this.channel = channel;
        this.channels = channels;
        this.carrier = new Carrier(transactor, failPoint, counts, committed, stage);
        this.recovery = new Recovery(stage, membership, transactor, thread, counts, this::resetToCommitted);
        this.engine = new Engine(stage, membership, inTurn, carrier, recovery, turns, thread, counts);
    }

    /** Carries out what is due in this stage's partitions, in turn with its batches. */
    Ticker ticker(Alarms alarms, TimerClock clock, TimerCounts timers, int most) {
        return new Ticker(alarms, clock, membership, this::standing, committed, carrier, recovery, turns,
                thread, counts, timers, most);
    }

    Uni<Void> process(Message<ConsumerRecords<byte[], byte[]>> batch) {
        int generation = batch.getMetadata(IncomingKafkaRecordBatchMetadata.class)
                .map(polled -> polled.getConsumerGroupGenerationId())
                .orElseThrow(() -> new IllegalStateException("the channel must deliver batches"));
        return engine.process(batch.getPayload(), generation);
    }

    StageCounts counts() {
        return counts;
    }

    /** Called on the polling thread; blocks until the partitions' state is whole. */
    void assigned(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        awaitTopics();
        membership.is(consumer.groupMetadata());
        while (!partitions.isEmpty() && !closing.getAsBoolean()) {
            try {
                // Stable offsets: waits until a predecessor's transaction that is still undecided has ended.
                committed.load(consumer, partitions);
                failPoint.pass(Point.IN_RESTORE);
                stage.restore(partitions.stream().map(TopicPartition::partition).collect(Collectors.toSet()));
                raise(consumer, partitions);
                membership.gained(partitions);
                counts.owned(membership.owned().size());
                LOG.infof("partitions assigned stage=%s committed=%s", stage.name(),
                        committed.text(partitions));
                return;
            } catch (KafkaException e) {
                LOG.warnf("restore waits stage=%s cause=%s", stage.name(), e.toString());
            }
        }
    }

    /** Called on the polling thread; blocks until the transaction in hand has ended. */
    void revoked(Collection<TopicPartition> partitions) {
        awaitSettled(DRAIN);
        failPoint.pass(Point.IN_REVOKE);
        membership.lost(partitions);
        committed.lost(partitions);
        inTurn.lost(partitions);
        counts.owned(membership.owned().size());
        LOG.infof("partitions revoked stage=%s partitions=%s", stage.name(), numbers(partitions));
    }

    /** Called once, when the process ends. */
    void close() {
        awaitSettled(LAST_WAIT);
        thread.shutdownNow();
        transactor.close();
    }

    private void awaitTopics() {
        try {
            while (!closing.getAsBoolean() && !topics.await(LAST_WAIT)) {
                LOG.debugf("waits for the topics to be looked at stage=%s", stage.name());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Uni<Void> resetToCommitted() {
        return channels.getConsumer(channel).resetToLastCommittedPositions()
                .chain(() -> channels.getConsumer(channel)
                        .runOnPollingThread((Consumer<Object, Object> consumer) -> {
                            committed.load(consumer, membership.owned());
                            raise(consumer, membership.owned());
                            inTurn.movedBack(consumer);
                        }));
    }

    private void raise(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        for (CommittedOffsets.Behind one : committed.raise(consumer, partitions, stage::carriedOut)) {
            counts.behind();
            LOG.errorf("the broker gave out an older offset than what is carried out, which stands stage=%s"
                    + " partition=%s committed=%d carriedOut=%d", stage.name(), one.partition(),
                    one.committed(), one.carriedOut());
        }
    }

    private Uni<Ticker.Standing> standing() {
        return channels.getConsumer(channel).runOnPollingThread((Consumer<Object, Object> consumer) -> {
            Set<TopicPartition> owned = new HashSet<>(consumer.assignment());
            owned.retainAll(membership.owned());
            return new Ticker.Standing(consumer.groupMetadata(), owned);
        });
    }

    private void awaitSettled(Duration atMost) {
        try {
            turns.settled().get(atMost.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            LOG.warnf("transaction still in hand stage=%s; the broker's fence decides", stage.name());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String numbers(Collection<TopicPartition> partitions) {
        return partitions.stream().map(TopicPartition::partition).sorted().toList().toString();
    }
}
