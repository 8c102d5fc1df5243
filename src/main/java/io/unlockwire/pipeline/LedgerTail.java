package io.unlockwire.pipeline;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.unlockwire.unlock.UnlockId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/**
 * Reads the whole ledger topic, committed records only, from its start and for as long as the
 * replica lives: the read model, and the hot standby of every partition that another replica owns
 * today.
 */
@ApplicationScoped
class LedgerTail {

    private static final Logger LOG = Logger.getLogger(LedgerTail.class);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final KafkaClients clients;
    private final LedgerStore store;
    private final Records records;
    private final String topic;
    private final List<TopicPartition> partitions;
    private final Positions positions;
    private final Admin admin;
    private final Progress progress;
    private final Announced announced;
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile boolean caughtUp;

    LedgerTail(KafkaClients clients, LedgerStore store, Records records, TopicNames topics,
            AssetPartitions assets) {
        this.clients = clients;
        this.store = store;
        this.records = records;
        this.topic = topics.ledger();
        this.partitions = IntStream.range(0, assets.count())
                .mapToObj(p -> new TopicPartition(topic, p)).toList();
        this.positions = new Positions(assets.count());
        this.admin = clients.admin();
        this.progress = new Progress(admin, topics, assets.count());
        this.announced = new Announced(LiveTopic.of(admin, topics.announcements()), topics, this::awaitEnd);
    }

    void start(@Observes StartupEvent event) {
        Thread thread = new Thread(this::run, "unlockwire-ledger-tail");
        thread.setDaemon(true);
        thread.start();
    }

    void stop(@Observes ShutdownEvent event) {
        ended.countDown();
        positions.close();
        admin.close(Duration.ZERO);
    }

    /** True once everything that stood in the ledger when the replica started has been read. */
    boolean caughtUp() {
        return caughtUp;
    }

    /** Up to where the claims are carried out, as far as the ledger has been read. */
    Progress progress() {
        return progress;
    }

    /** Up to where announcements are carried out, as far as the ledger has been read. */
    Announced announced() {
        return announced;
    }

    /** Lets the ledger's records, one of each partition, say what {@link #progress} and {@link #announced} read. */
    void stamp(List<ProducerRecord<byte[], byte[]>> written,
            Map<TopicPartition, OffsetAndMetadata> offsets) {
        Map<Integer, ProducerRecord<byte[], byte[]>> bearers = Bearers.of(written, topic);
        progress.write(bearers, offsets);
        announced.write(bearers.values());
    }

    /** Blocks until everything is read that had been written before this call. */
    void awaitEnd() {
        awaitEnd(all());
    }

    /**
     * Blocks until everything is read that any owner of these partitions had written before this call.
     * The end waited for is the log's, not the last stable offset: the predecessor's last commit may
     * still lack its marker, and an end short of it would miss that commit.
     */
    void awaitEnd(Set<Integer> wanted) {
        positions.await(ends(wanted));
    }

    private Map<Integer, Long> ends(Set<Integer> wanted) {
        Map<TopicPartition, OffsetSpec> latest = wanted.stream()
                .collect(Collectors.toMap(partitions::get, p -> OffsetSpec.latest()));
        try {
            Map<TopicPartition, ListOffsetsResultInfo> ends = admin
                    .listOffsets(latest, new ListOffsetsOptions(IsolationLevel.READ_UNCOMMITTED))
                    .all().get(20, TimeUnit.SECONDS);
            return ends.entrySet().stream()
                    .collect(Collectors.toMap(e -> e.getKey().partition(), e -> e.getValue().offset()));
        } catch (ExecutionException | TimeoutException e) {
            throw new KafkaException("the ledger's end is not to be had", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException(e);
        }
    }

    private void run() {
        while (ended.getCount() > 0) {
            try (Consumer<byte[], byte[]> consumer = clients.tail("ledger-tail")) {
                read(consumer);
            } catch (KafkaException e) {
                LOG.warnf("ledger tail starts again cause=%s", e.toString());
                pause();
            }
        }
    }

    private void read(Consumer<byte[], byte[]> consumer) {
        consumer.assign(partitions);
        for (TopicPartition partition : partitions) {
            consumer.seek(partition, positions.next(partition.partition()));
        }
        Map<Integer, Long> start = caughtUp ? Map.of() : ends(all());
        while (ended.getCount() > 0) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                apply(record);
            }
            advance(consumer);
            caughtUp = caughtUp || positions.reached(start);
        }
    }

    private Set<Integer> all() {
        return partitions.stream().map(TopicPartition::partition).collect(Collectors.toSet());
    }

    private void apply(ConsumerRecord<byte[], byte[]> record) {
        progress.read(record.partition(), record.headers());
        announced.hear(record.headers());
        try {
            UnlockId id = new UnlockId(new String(record.key(), StandardCharsets.UTF_8));
            store.apply(record.partition(), record.offset(), id, record.value(),
                    records.due(record.headers(), record.value()));
        } catch (IllegalArgumentException | NullPointerException e) {
            LOG.errorf("not a ledger record, passed over at=%s-%d@%d", record.topic(), record.partition(),
                    record.offset());
        }
    }

    private void advance(Consumer<byte[], byte[]> consumer) {
        positions.advance(partitions.stream().mapToLong(p -> consumer.position(p, POLL)).toArray());
    }

    private void pause() {
        try {
            ended.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
