package io.unlockwire.lab.chaos;

import io.unlockwire.lab.traffic.Post;
import io.unlockwire.lab.traffic.Traffic;
import io.unlockwire.lab.traffic.TruthFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * Sends the traffic at its rate, whatever happens meanwhile, each announcement once and in order. One request is on its
 * way at a time: where a broker that does not know the producer yet refuses its first batch and takes the second, the
 * first is out of order for good.
 */
final class Load implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 300_000;
    private static final Duration TICK = Duration.ofMillis(20);

    private final Traffic traffic;
    private final Duration pace;
    private final String topic;
    private final Path truth;
    private final Producer<byte[], byte[]> producer;
    private final Thread thread = new Thread(this::run, "lab-load");
    private volatile boolean ending;
    private final AtomicInteger sent = new AtomicInteger();
    private volatile @Nullable Exception failure;

    Load(Settings settings, String bootstrapServers, String topic, Path truth) {
        this.pace = Duration.ofSeconds(1).dividedBy(settings.rate());
        this.traffic = new Traffic(settings.seed(), Instant.now(), pace, 2 * settings.rate());
        this.topic = topic;
        this.truth = truth;
        this.producer = new KafkaProducer<>(Map.of("bootstrap.servers", bootstrapServers, "acks", "all",
                "enable.idempotence", "true", "delivery.timeout.ms", PATIENCE_MILLIS, "max.block.ms",
                PATIENCE_MILLIS, "request.timeout.ms", 5_000, "linger.ms", 5, "client.id", "lab-load",
                "max.in.flight.requests.per.connection", 1),
                new ByteArraySerializer(), new ByteArraySerializer());
        thread.start();
    }

    int sent() {
        return sent.get();
    }

    /** Sends no more, and returns once the broker has everything. */
    void end() throws InterruptedException {
        ending = true;
        thread.join();
        if (failure != null) {
            throw new IllegalStateException("the load could not be sent", failure);
        }
    }

    private void run() {
        try (TruthFile file = new TruthFile(truth)) {
            long start = System.nanoTime();
            while (!ending) {
                long due = (System.nanoTime() - start) / pace.toNanos();
                while (sent.get() < due && !ending) {
                    send(traffic.next(), file);
                }
                LockSupport.parkNanos(TICK.toNanos());
            }
            producer.flush();
        } catch (IOException | RuntimeException e) {
            failure = e;
        }
    }

    private void send(Post post, TruthFile file) {
        file.write(post.fact());
        var unused = producer.send(new ProducerRecord<>(topic, post.partition(), null, post.value()),
                (at, trouble) -> {
                    if (trouble != null) {
                        failure = trouble;
                    }
                });
        sent.incrementAndGet();
    }

    @Override
    public void close() {
        ending = true;
        producer.close(Duration.ZERO);
    }
}
