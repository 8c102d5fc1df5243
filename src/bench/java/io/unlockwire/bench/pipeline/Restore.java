package io.unlockwire.bench.pipeline;

import io.unlockwire.pipeline.ReadyLedger;
import io.unlockwire.testkit.LiveHeap;
import io.unlockwire.testkit.ServiceProcess;
import io.unlockwire.testkit.Topics;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** How long the service takes to be ready with a full ledger, beside an empty one, and what an unlock weighs then. */
final class Restore {

    private static final int SIZE = 1024;

    private record Ready(Duration after, long liveBytes) {}

    private final String bootstrap;

    Restore(String bootstrap) {
        this.bootstrap = bootstrap;
    }

    void of(int unlocks) {
        Ready empty = start(0);
        Ready full = start(unlocks);
        System.out.printf(Locale.ROOT,
                "%d unlocks of %d bytes: ready after %.1f s, with an empty ledger after %.1f s;"
                        + " %.0f bytes of live heap an unlock%n",
                unlocks, SIZE, seconds(full.after()), seconds(empty.after()),
                (full.liveBytes() - empty.liveBytes()) / (double) unlocks);
    }

    private Ready start(int unlocks) {
        Topics topics = Topics.fresh().create(bootstrap);
        fill(topics, unlocks);
        var launch = ServiceProcess.with(bootstrap).on(topics);
        Contender.jvm().forEach(launch::jvmOption);
        long start = System.nanoTime();
        try (ServiceProcess service = launch.start().awaitReady()) {
            return new Ready(Duration.ofNanos(System.nanoTime() - start),
                    LiveHeap.of(service.pid()).orElseThrow());
        } finally {
            topics.delete(bootstrap);
        }
    }

    private void fill(Topics topics, int unlocks) {
        ReadyLedger ledger = new ReadyLedger(topics.prefix(), 24, SIZE);
        try (Producer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrap, "compression.type", "lz4", "linger.ms", 20),
                new ByteArraySerializer(), new ByteArraySerializer())) {
            for (int i = 0; i < unlocks; i++) {
                var unused = producer.send(ledger.unlock(i), (at, failed) -> {
                    if (failed != null) {
                        throw new IllegalStateException("the ledger could not be filled", failed);
                    }
                });
            }
        }
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }
}
