package io.unlockwire.bench.feed;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.unlockwire.lab.crowd.Stamp;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Alerts that nobody's pipeline made, one after the other on the alerts topic, each stamped with its number and the
 * moment of its sending. All tell of unlocks that have occurred, since those are in no snapshot. For one thread.
 */
final class AlertFlow implements AutoCloseable {

    private static final String REST = """
            ","revision":1,"kind":"NEW","status":"OCCURRED","severity":"MEDIUM","rule":"valueUsd>=1000000",\
            "token":{"assetId":"zksync","name":"zkSync","ticker":"ZK"},"amount":"17314000",\
            "unlockAt":{"from":"2026-04-16T16:00:00Z","to":"2026-04-16T16:01:00Z","precision":"MINUTE",\
            "zone":"UTC+08:00","assumed":false},"value":{"statedUsd":"2660000","nowUsd":"265940",\
            "priceUsd":"0.01536","priceAt":"2026-04-15T08:00:00Z","priceSource":"snapshot"},\
            "percentage":{"value":"0.12","basis":"CIRCULATING","printed":null},"daysOfVolume":"0.02",\
            "flags":["UNIT_SLIP_SUSPECTED"],"enrichment":{"status":"COMPLETE","missing":[]}}""";

    private final String topic;
    private final Producer<byte[], byte[]> producer;
    private final AtomicReference<Exception> trouble = new AtomicReference<>();
    private long next;

    AlertFlow(String bootstrap, String topic) {
        this.topic = topic;
        producer = new KafkaProducer<>(
                Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap, ProducerConfig.LINGER_MS_CONFIG,
                        0),
                new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** The number of the next one. */
    long next() {
        return next;
    }

    /** Bytes of one on the topic. */
    static int size() {
        return value(new Stamp(0, 0)).length;
    }

    /** At an even pace, whoever may be late; returns once the broker has them all. */
    void flow(int perSecond, int count) {
        long begin = System.nanoTime();
        for (int i = 0; i < count; i++) {
            long due = begin + i * TimeUnit.SECONDS.toNanos(1) / perSecond;
            for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
            send();
        }
        settle();
    }

    /** All at once; returns once the broker has them. */
    void burst(int count) {
        for (int i = 0; i < count; i++) {
            send();
        }
        settle();
    }

    @Override
    public void close() {
        producer.close();
    }

    private void send() {
        Stamp stamp = new Stamp(next++, ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now()));
        Future<RecordMetadata> unused = producer.send(
                new ProducerRecord<>(topic, stamp.name().getBytes(UTF_8), value(stamp)),
                (sent, failure) -> {
                    if (failure != null) {
                        trouble.compareAndSet(null, failure);
                    }
                });
    }

    private void settle() {
        producer.flush();
        if (trouble.get() != null) {
            throw new IllegalStateException("an alert did not reach Kafka", trouble.get());
        }
    }

    private static byte[] value(Stamp stamp) {
        String name = stamp.name();
        return ("{\"key\":\"" + name + ":1:NEW\",\"unlockId\":\"" + name + REST).getBytes(UTF_8);
    }
}
