package io.unlockwire.lab.check;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/**
 * I4 while faults happen. At each cut it takes what has been seen on one of the two topics without its partner
 * on the other, and where both logs end then, open transactions included. Whatever a transaction had written
 * is before those ends; so once everything up to them is decided and read, each must have found its partner.
 */
final class Watch implements AutoCloseable {

    private static final Duration EVERY = Duration.ofSeconds(2);

    private final String bootstrapServers;
    private final String alerts;
    private final String archive;
    private final Set<String> told = new HashSet<>();
    private final Set<String> archived = new HashSet<>();
    private final Set<String> torn = new HashSet<>();
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread thread = new Thread(this::run, "lab-watch");
    private final AtomicInteger cuts = new AtomicInteger();

    Watch(String bootstrapServers, String prefix) {
        this.bootstrapServers = bootstrapServers;
        this.alerts = prefix + "alerts";
        this.archive = prefix + "archive";
        thread.start();
    }

    /** How often both topics were held against each other. */
    int cuts() {
        return cuts.get();
    }

    /** Once closed. */
    void findings(Findings findings) {
        torn.forEach(key -> findings.broken("I4", "seen on one side only while faults happened: " + key));
    }

    @Override
    public void close() throws InterruptedException {
        ended.countDown();
        thread.join();
    }

    private void run() {
        while (ended.getCount() > 0) {
            try (Committed reader = new Committed(bootstrapServers);
                    Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
                reader.from(alerts, archive);
                read(reader, admin);
            } catch (KafkaException | ExecutionException | TimeoutException e) {
                pause();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void read(Committed reader, Admin admin)
            throws ExecutionException, InterruptedException, TimeoutException {
        Set<String> alone = Set.of();
        Map<TopicPartition, Long> ends = Map.of();
        long last = System.nanoTime();
        while (ended.getCount() > 0) {
            reader.poll(this::see);
            if (!ends.isEmpty() && reader.reached(ends)) {
                Set<String> still = alone();
                alone.stream().filter(still::contains).forEach(torn::add);
                cuts.incrementAndGet();
                ends = Map.of();
            } else if (ends.isEmpty() && System.nanoTime() - last > EVERY.toNanos()) {
                alone = alone();
                ends = ends(reader, admin);
                last = System.nanoTime();
            }
        }
    }

    private void see(ConsumerRecord<byte[], byte[]> record) {
        if (record.topic().equals(alerts)) {
            Alert alert = Alert.of(Committed.json(record), record.timestamp());
            if (alert.ofClaim()) {
                told.add(alert.key());
            }
        } else {
            String key = Archived.of(Committed.json(record)).alertKey();
            if (!key.isEmpty()) {
                archived.add(key);
            }
        }
    }

    private Set<String> alone() {
        Set<String> alone = new HashSet<>(told);
        alone.removeAll(archived);
        archived.stream().filter(key -> !told.contains(key)).forEach(alone::add);
        return alone;
    }

    private static Map<TopicPartition, Long> ends(Committed reader, Admin admin)
            throws ExecutionException, InterruptedException, TimeoutException {
        Map<TopicPartition, OffsetSpec> latest = reader.partitions().stream()
                .collect(Collectors.toMap(p -> p, p -> OffsetSpec.latest()));
        Map<TopicPartition, Long> ends = new HashMap<>();
        admin.listOffsets(latest, new ListOffsetsOptions(IsolationLevel.READ_UNCOMMITTED)).all()
                .get(20, TimeUnit.SECONDS)
                .forEach((partition, end) -> ends.put(partition, end.offset()));
        return ends;
    }

    private void pause() {
        try {
            ended.await(500, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
