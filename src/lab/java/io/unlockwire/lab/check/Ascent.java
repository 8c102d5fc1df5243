package io.unlockwire.lab.check;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/** I11, while faults happen: what a group has committed never goes back, whatever becomes of its broker. */
final class Ascent implements AutoCloseable {

    private static final Duration EVERY = Duration.ofSeconds(1);

    private final List<String> groups;
    private final Map<TopicPartition, Long> highest = new HashMap<>();
    private final List<String> descents = new ArrayList<>();
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread thread = new Thread(this::run, "lab-ascent");
    private final Admin admin;

    /** To be made before any other client: two that set logging up at once wait for each other for good. */
    Ascent(String bootstrapServers, String prefix) {
        this.admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers));
        this.groups = List.of(prefix + "intake", prefix + "resolution");
    }

    Ascent start() {
        thread.start();
        return this;
    }

    /** Once closed. */
    void findings(Findings findings) {
        descents.forEach(descent -> findings.broken("I11", descent));
    }

    /** A broker's answer. What goes back is told, and is the measure from then on. */
    void saw(Map<TopicPartition, OffsetAndMetadata> committed) {
        committed.forEach((partition, offset) -> {
            if (offset == null) {
                return;
            }
            Long before = highest.put(partition, offset.offset());
            if (before != null && before > offset.offset()) {
                String descent = partition + " went back from " + before + " to " + offset.offset() + " at "
                        + Instant.now();
                System.out.println(descent);
                descents.add(descent);
            }
        });
    }

    @Override
    public void close() throws InterruptedException {
        ended.countDown();
        thread.join();
    }

    private void run() {
        try (admin) {
            while (!ended.await(EVERY.toMillis(), TimeUnit.MILLISECONDS)) {
                look();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void look() throws InterruptedException {
        for (String group : groups) {
            try {
                saw(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata()
                        .get(20, TimeUnit.SECONDS));
            } catch (ExecutionException | TimeoutException | KafkaException e) {
                // The broker is away: its next answer counts.
            }
        }
    }
}
