package io.unlockwire.bench.pipeline;

import io.unlockwire.testkit.Topics;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Puts the load on its topic within one transaction: all of it is there before anyone may see any of it, and
 * {@link #go} is the starting gun.
 */
final class Loader implements AutoCloseable {

    private final Producer<byte[], byte[]> producer;
    private final LoadedRecords records;
    private final AtomicReference<Exception> failure = new AtomicReference<>();

    Loader(String bootstrap, Topics topics, boolean whole, int partitions) {
        this.records = new LoadedRecords(topics, whole, partitions);
        this.producer = new KafkaProducer<>(Map.of("bootstrap.servers", bootstrap, "transactional.id",
                topics.prefix() + "load", "transaction.timeout.ms", 900_000, "compression.type", "lz4",
                "linger.ms", 20, "batch.size", 131_072, "buffer.memory", 134_217_728L),
                new ByteArraySerializer(), new ByteArraySerializer());
        producer.initTransactions();
    }

    /** The records from one number to before another, to be seen once {@link #go} is called. */
    void load(Load load, int from, int to) {
        producer.beginTransaction();
        for (int i = from; i < to; i++) {
            var unused = producer.send(records.record(load, i), (at, failed) -> {
                if (failed != null) {
                    failure.set(failed);
                }
            });
        }
        producer.flush();
        if (failure.get() != null) {
            throw new IllegalStateException("the load is not on its topic", failure.get());
        }
    }

    void go() {
        producer.commitTransaction();
    }

    @Override
    public void close() {
        producer.close();
    }
}
