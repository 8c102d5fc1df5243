package io.unlockwire.pipeline;

import io.smallrye.mutiny.Uni;
import io.unlockwire.testkit.KafkaLog;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * The contender without a framework: poll, decide, one transaction, again. One thread a stage. It survives nothing,
 * so it is the ceiling.
 */
public final class RawLoop {

    private static final Duration POLL = Duration.ofMillis(100);

    private final Course course;
    private final String stage;
    private final String topic;
    private final Function<List<ConsumerRecord<byte[], byte[]>>, Uni<Effects>> decide;

    private RawLoop(Course course, String stage, String topic,
            Function<List<ConsumerRecord<byte[], byte[]>>, Uni<Effects>> decide) {
        this.course = course;
        this.stage = stage;
        this.topic = topic;
        this.decide = decide;
    }

    public static void main(String[] arguments) {
        KafkaLog.toConsole();
        Course course = Course.ofThisJvm();
        SameWork work = new SameWork(course);
        if (course.whole()) {
            IntakeStage intake = work.intake();
            new Thread(new RawLoop(course, "intake", work.topics.announcements(), intake::decide)::run)
                    .start();
        }
        new RawLoop(course, "resolution", work.topics.claims(), work::resolve).run();
    }

    private void run() {
        Map<String, Object> settings = new HashMap<>(course.producer());
        settings.put("transactional.id", course.group(stage));
        try (Consumer<byte[], byte[]> consumer = new KafkaConsumer<>(course.consumer(stage),
                new ByteArrayDeserializer(), new ByteArrayDeserializer());
                Producer<byte[], byte[]> producer = new KafkaProducer<>(settings, new ByteArraySerializer(),
                        new ByteArraySerializer())) {
            producer.initTransactions();
            consumer.subscribe(List.of(topic));
            while (true) {
                ConsumerRecords<byte[], byte[]> polled = consumer.poll(POLL);
                if (!polled.isEmpty()) {
                    carryOut(polled, consumer, producer);
                }
            }
        }
    }

    private void carryOut(ConsumerRecords<byte[], byte[]> polled, Consumer<byte[], byte[]> consumer,
            Producer<byte[], byte[]> producer) {
        List<ConsumerRecord<byte[], byte[]>> left = new ArrayList<>(polled.count());
        polled.forEach(left::add);
        while (!left.isEmpty()) {
            Effects effects = decide.apply(left).await().indefinitely();
            List<ConsumerRecord<byte[], byte[]>> taken = left.subList(0, effects.taken());
            producer.beginTransaction();
            List<Future<RecordMetadata>> sent = new ArrayList<>(effects.records().size());
            for (ProducerRecord<byte[], byte[]> record : effects.records()) {
                sent.add(producer.send(record));
            }
            producer.sendOffsetsToTransaction(after(taken), consumer.groupMetadata());
            producer.commitTransaction();
            effects.committed().accept(sent.stream().map(RawLoop::acknowledged).toList());
            left = left.subList(effects.taken(), left.size());
        }
    }

    private static RecordMetadata acknowledged(Future<RecordMetadata> sent) {
        try {
            return sent.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<TopicPartition, OffsetAndMetadata> after(List<ConsumerRecord<byte[], byte[]>> taken) {
        Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
        taken.forEach(record -> offsets.put(new TopicPartition(record.topic(), record.partition()),
                new OffsetAndMetadata(record.offset() + 1)));
        return offsets;
    }
}
