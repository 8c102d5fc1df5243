package io.unlockwire.testkit;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Records in and out of a broker, as a plain Kafka client that knows nothing of the service. Each send is
 * acknowledged before it returns, or throws. Thread-safe.
 */
public final class Records implements AutoCloseable {
    private final String bootstrapServers;
    private final Producer<byte[], byte[]> producer;

    public Records(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
        producer = new KafkaProducer<>(Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers,
                ProducerConfig.ACKS_CONFIG, "all",
                ProducerConfig.LINGER_MS_CONFIG, 0,
                ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 10_000,
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 30_000,
                ProducerConfig.MAX_REQUEST_SIZE_CONFIG, 4 << 20),
                new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** A record to that topic; nothing is sent before it is given its value. */
    public Sending to(String topic) {
        return new Sending(record -> Bounded.get(producer.send(record)), topic);
    }

    /** Sends many in that order, waiting only at the end. */
    public void sendAll(List<ProducerRecord<byte[], byte[]>> records) {
        List<Future<RecordMetadata>> acknowledgements = records.stream().map(producer::send).toList();
        acknowledgements.forEach(Bounded::get);
    }

    public Reading from(String topic) {
        return new Reading(bootstrapServers, topic);
    }

    @Override
    public void close() {
        producer.close();
    }
}
