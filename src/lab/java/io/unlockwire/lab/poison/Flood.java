package io.unlockwire.lab.poison;

import io.unlockwire.lab.check.Fates;
import io.unlockwire.testkit.BrokerProcess;
import io.unlockwire.testkit.ServiceProcess;
import io.unlockwire.testkit.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Hostile records into a running service, and what became of each. */
final class Flood {

    private static final int STEP = 5_000;
    private static final Duration STANDSTILL = Duration.ofSeconds(60);

    private Flood() {}

    static Fates pour(int records, long seed, Path directory) {
        try (BrokerProcess broker = BrokerProcess.in(directory).start()) {
            Topics topics = Topics.DEFAULT.create(broker.bootstrapServers());
            try (ServiceProcess service = ServiceProcess.with(broker.bootstrapServers()).on(topics)
                    .set("unlockwire.feed.drain", "0s").start().awaitReady()) {
                send(records, seed, broker.bootstrapServers(), topics.announcements());
                Fates fates = settled(broker.bootstrapServers(), topics.prefix());
                if (!service.isAlive()) {
                    throw new IllegalStateException("the service has ended:\n" + service.logTail());
                }
                return fates;
            }
        }
    }

    private static void send(int records, long seed, String bootstrapServers, String topic) {
        Hostile hostile = new Hostile(seed, topic);
        try (Producer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers, "acks", "all", "max.request.size", 1 << 20),
                new ByteArraySerializer(), new ByteArraySerializer())) {
            for (int i = 1; i <= records; i++) {
                var unused = producer.send(hostile.next(), (at, trouble) -> {
                    if (trouble != null) {
                        System.err.println("not sent: " + trouble);
                    }
                });
                if (i % STEP == 0) {
                    System.out.println(i + " sent");
                }
            }
        }
    }

    /** Until every record has ended somewhere, or nothing has moved for a minute. */
    private static Fates settled(String bootstrapServers, String prefix) {
        Fates fates = Fates.of(bootstrapServers, prefix);
        long moved = System.nanoTime();
        while (!fates.complete() && System.nanoTime() - moved < STANDSTILL.toNanos()) {
            LockSupport.parkNanos(Duration.ofSeconds(1).toNanos());
            Fates now = Fates.of(bootstrapServers, prefix);
            if (now.ended() != fates.ended()) {
                moved = System.nanoTime();
                System.out.println(now.summary());
            }
            fates = now;
        }
        return fates;
    }
}
