package io.unlockwire.pipeline;

import io.smallrye.mutiny.Uni;
import io.unlockwire.testkit.KafkaLog;
import java.util.List;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.listener.BatchMessageListener;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.transaction.KafkaTransactionManager;

/**
 * The contender on Spring for Apache Kafka: a batch listener in a container with a transaction manager, which sends
 * the offsets into the template's transaction. The ledger in memory is written before the commit, so it would not
 * survive an abort; here nothing aborts.
 */
public final class SpringContender {

    private final Course course;
    private final SameWork work;

    private SpringContender(Course course) {
        this.course = course;
        this.work = new SameWork(course);
    }

    public static void main(String[] arguments) {
        KafkaLog.toConsole();
        SpringContender contender = new SpringContender(Course.ofThisJvm());
        if (contender.course.whole()) {
            contender.listen("intake", contender.work.topics.announcements(),
                    contender.work.intake()::decide);
        }
        contender.listen("resolution", contender.work.topics.claims(), contender.work::resolve);
    }

    private void listen(String stage, String topic,
            Function<List<ConsumerRecord<byte[], byte[]>>, Uni<Effects>> decide) {
        DefaultKafkaProducerFactory<byte[], byte[]> producers = new DefaultKafkaProducerFactory<>(
                course.producer(),
                new ByteArraySerializer(), new ByteArraySerializer());
        producers.setTransactionIdPrefix(course.group(stage));
        KafkaTemplate<byte[], byte[]> template = new KafkaTemplate<>(producers);
        ContainerProperties properties = new ContainerProperties(topic);
        properties.setGroupId(course.group(stage));
        properties.setKafkaAwareTransactionManager(new KafkaTransactionManager<>(producers));
        properties.setPollTimeout(100);
        properties.setMessageListener((BatchMessageListener<byte[], byte[]>) batch -> {
            List<Effects> effects = SameWork.wholeBatch(batch, decide);
            for (Effects some : effects) {
                for (ProducerRecord<byte[], byte[]> record : some.records()) {
                    var unused = template.send(record); // a failure fails the commit
                }
            }
            work.apply(effects);
        });
        new ConcurrentMessageListenerContainer<>(new DefaultKafkaConsumerFactory<>(course.consumer(stage),
                new ByteArrayDeserializer(), new ByteArrayDeserializer()), properties).start();
    }
}
