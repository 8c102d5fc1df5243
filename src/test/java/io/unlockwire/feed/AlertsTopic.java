package io.unlockwire.feed;

import io.unlockwire.testkit.Brokers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;

/** A topic of alerts on the real broker, written in transactions as the pipeline does. */
final class AlertsTopic implements AutoCloseable {

    final String bootstrapServers = Brokers.bootstrapServers();
    final String name = "feed-" + HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
    private final Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers));
    private final Producer<byte[], byte[]> producer;
    private final List<String> told = new ArrayList<>();

    AlertsTopic(int partitions) {
        create(partitions);
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers, "transactional.id", name),
                new ByteArraySerializer(), new ByteArraySerializer());
        producer.initTransactions();
    }

    /** Commits so many alerts as one transaction to one partition. */
    void tell(int partition, int count) {
        producer.beginTransaction();
        write(partition, count);
        producer.commitTransaction();
    }

    /** Writes alerts and takes them back. */
    void abort(int partition, int count) {
        producer.beginTransaction();
        for (int i = 0; i < count; i++) {
            send(partition, Alerts.alert(0xdead0000 + i));
        }
        producer.flush();
        producer.abortTransaction();
    }

    /** Leaves a transaction open; {@link #commit} ends it. */
    void begin(int partition, int count) {
        producer.beginTransaction();
        write(partition, count);
        producer.flush();
    }

    void commit() {
        producer.commitTransaction();
    }

    void raw(byte[] value) {
        producer.beginTransaction();
        send(0, value);
        producer.commitTransaction();
    }

    /** The unlocks that were told of, in order. */
    List<String> told() {
        return told;
    }

    /** What the topic holds, read directly: the unlocks that committed alerts tell of, by partition. */
    List<List<String>> read() {
        Map<String, Object> config = Map.of("bootstrap.servers", bootstrapServers, "isolation.level",
                "read_committed");
        try (Consumer<byte[], byte[]> consumer = new KafkaConsumer<>(config, new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(name).stream()
                    .map(info -> new TopicPartition(name, info.partition()))
                    .sorted(Comparator.comparingInt(TopicPartition::partition)).toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> end = consumer.endOffsets(partitions);
            List<List<String>> held = new ArrayList<>();
            partitions.forEach(each -> held.add(new ArrayList<>()));
            while (partitions.stream().anyMatch(each -> consumer.position(each) < end.get(each))) {
                consumer.poll(Duration.ofMillis(100)).forEach(record -> held.get(record.partition())
                        .add(Alerts.facts(record.value()).unlockId()));
            }
            return held;
        }
    }

    void grow(int partitions) {
        get(admin.createPartitions(Map.of(name, NewPartitions.increaseTo(partitions))).all());
        awaitLeaders(partitions);
    }

    /** Where it ends now. */
    long end() {
        TopicPartition only = new TopicPartition(name, 0);
        return get(admin.listOffsets(Map.of(only, OffsetSpec.latest())).partitionResult(only)).offset();
    }

    void deleteBefore(long offset) {
        get(admin.deleteRecords(Map.of(new TopicPartition(name, 0), RecordsToDelete.beforeOffset(offset)))
                .all());
    }

    void recreate() {
        get(admin.deleteTopics(List.of(name)).all());
        Awaitility.await().until(() -> !get(admin.listTopics().names()).contains(name));
        Awaitility.await().ignoreExceptions().until(() -> {
            create(1);
            return true;
        });
        told.clear();
    }

    @Override
    public void close() {
        producer.close();
        get(admin.deleteTopics(List.of(name)).all());
        admin.close();
    }

    private void create(int partitions) {
        get(admin.createTopics(List.of(new NewTopic(name, partitions, (short) 1))).all());
        awaitLeaders(partitions);
    }

    private void awaitLeaders(int partitions) {
        Awaitility.await().ignoreExceptions()
                .until(() -> get(admin.describeTopics(List.of(name)).allTopicNames()).get(name)
                        .partitions().stream()
                        .filter(each -> each.leader() != null && !each.leader().isEmpty())
                        .count() == partitions);
    }

    private void write(int partition, int count) {
        for (int i = 0; i < count; i++) {
            byte[] alert = Alerts.alert(told.size());
            told.add(Alerts.facts(alert).unlockId());
            send(partition, alert);
        }
    }

    private void send(int partition, byte[] value) {
        // the commit tells whether it was written
        Future<?> unused = producer.send(new ProducerRecord<>(name, partition, null, value));
    }

    private static <T> T get(KafkaFuture<T> answer) {
        try {
            return answer.get(30, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
