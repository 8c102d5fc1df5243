package io.unlockwire.bench.pipeline;

import io.unlockwire.testkit.Topics;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * How long after the moment at which a claim was due to be sent a reader of committed alerts sees it, at a fixed rate
 * and all of them new.
 */
final class Delay {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final String bootstrap;
    private final int perSecond;
    private final Duration warmUp;
    private final Duration time;

    Delay(String bootstrap, int perSecond, Duration warmUp, Duration time) {
        this.bootstrap = bootstrap;
        this.perSecond = perSecond;
        this.warmUp = warmUp;
        this.time = time;
    }

    /**
     * What was measured; {@code seen} of {@code sent} came out.
     *
     * @param millis of those that were sent after the warm-up, in rising order
     */
    record Delays(Contender contender, int perSecond, int sent, int seen, double[] millis) {

        double at(double share) {
            return millis.length == 0
                    ? Double.NaN
                    : millis[(int) Math.min(millis.length - 1, share * millis.length)];
        }

        @Override
        public String toString() {
            return String.format(Locale.ROOT,
                    "%-18s %5d/s  p50 %7.1f ms  p99 %7.1f ms  p99.9 %7.1f ms  most %7.1f ms  %d of %d seen",
                    contender.label(), perSecond, at(0.5), at(0.99), at(0.999), at(1), seen, sent);
        }
    }

    Delays of(Contender contender) {
        int first = (int) (perSecond * warmUp.toSeconds());
        Load load = new Load(first + (int) (perSecond * time.toSeconds()), 0, 0);
        Topics topics = Topics.fresh().create(bootstrap);
        long[] seen = new long[load.records()];
        try (Contender.Running running = contender.start(bootstrap, topics, false, Duration.ZERO, 1);
                Consumer<byte[], byte[]> alerts = alerts(topics)) {
            Thread sender = new Thread(() -> send(load, 0, 1, topics, 0), "sender");
            sender.start();
            read(alerts, load, seen, 1, running);
            long start = System.nanoTime();
            Thread rest = new Thread(() -> send(load, 1, load.records(), topics, start), "sender");
            rest.start();
            int count = read(alerts, load, seen, load.records(), running);
            double[] millis = new double[load.records() - first];
            int kept = 0;
            for (int i = first; i < seen.length; i++) {
                if (seen[i] != 0) {
                    millis[kept++] = (seen[i] - due(start, i)) / 1e6;
                }
            }
            double[] sorted = Arrays.copyOf(millis, kept);
            Arrays.sort(sorted);
            return new Delays(contender, perSecond, load.records(), count, sorted);
        } finally {
            topics.delete(bootstrap);
        }
    }

    private long due(long start, int record) {
        return start + record * 1_000_000_000L / perSecond;
    }

    private void send(Load load, int from, int to, Topics topics, long start) {
        try (Producer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrap, "linger.ms", 1, "compression.type", "lz4"),
                new ByteArraySerializer(), new ByteArraySerializer())) {
            LoadedRecords records = new LoadedRecords(topics, false, 24);
            for (int i = from; i < to; i++) {
                long wait = start == 0 ? 0 : due(start, i) - System.nanoTime();
                if (wait > 0) {
                    LockSupport.parkNanos(wait);
                }
                var unused = producer.send(records.record(load, i)); // what is lost is told as not seen
            }
        }
    }

    private Consumer<byte[], byte[]> alerts(Topics topics) {
        Consumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrap, "isolation.level", "read_committed"),
                new ByteArrayDeserializer(), new ByteArrayDeserializer());
        List<TopicPartition> partitions = List.of(new TopicPartition(topics.alerts(), 0));
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        return consumer;
    }

    /** Until that many have been seen, and how many have. */
    private static int read(Consumer<byte[], byte[]> alerts, Load load, long[] seen, int until,
            Contender.Running running) {
        int count = (int) Arrays.stream(seen).filter(at -> at != 0).count();
        long last = System.nanoTime();
        while (count < until && System.nanoTime() - last < PATIENCE.toNanos()) {
            if (!running.isAlive()) {
                throw new IllegalStateException(
                        "the contender ended; its log ends with\n" + running.logTail());
            }
            for (ConsumerRecord<byte[], byte[]> alert : alerts.poll(Duration.ofMillis(100))) {
                int unlock = Checked.unlockOf(alert.value(), load);
                last = System.nanoTime();
                if (unlock >= 0 && seen[unlock] == 0) {
                    seen[unlock] = last;
                    count++;
                }
            }
        }
        return count;
    }
}
