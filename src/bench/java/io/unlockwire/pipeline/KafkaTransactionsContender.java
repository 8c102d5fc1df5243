package io.unlockwire.pipeline;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.inject.ConfigExtension;
import io.smallrye.reactive.messaging.kafka.KafkaCDIEvents;
import io.smallrye.reactive.messaging.kafka.KafkaConnector;
import io.smallrye.reactive.messaging.kafka.commit.KafkaIgnoreCommit;
import io.smallrye.reactive.messaging.kafka.converters.ConsumerRecordsConverter;
import io.smallrye.reactive.messaging.kafka.fault.KafkaIgnoreFailure;
import io.smallrye.reactive.messaging.kafka.impl.KafkaClientServiceImpl;
import io.smallrye.reactive.messaging.kafka.transactions.KafkaTransactionsFactory;
import io.smallrye.reactive.messaging.providers.MediatorFactory;
import io.smallrye.reactive.messaging.providers.connectors.ExecutionHolder;
import io.smallrye.reactive.messaging.providers.connectors.WorkerPoolRegistry;
import io.smallrye.reactive.messaging.providers.extension.ChannelProducer;
import io.smallrye.reactive.messaging.providers.extension.EmitterFactoryImpl;
import io.smallrye.reactive.messaging.providers.extension.HealthCenter;
import io.smallrye.reactive.messaging.providers.extension.LegacyEmitterFactoryImpl;
import io.smallrye.reactive.messaging.providers.extension.MediatorManager;
import io.smallrye.reactive.messaging.providers.extension.MutinyEmitterFactoryImpl;
import io.smallrye.reactive.messaging.providers.extension.ReactiveMessagingExtension;
import io.smallrye.reactive.messaging.providers.impl.ConfiguredChannelFactory;
import io.smallrye.reactive.messaging.providers.impl.ConnectorFactories;
import io.smallrye.reactive.messaging.providers.impl.InternalChannelRegistry;
import io.smallrye.reactive.messaging.providers.wiring.Wiring;
import io.unlockwire.testkit.KafkaLog;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.microprofile.config.spi.ConfigProviderResolver;
import org.jboss.weld.environment.se.Weld;

/**
 * The contender on SmallRye Reactive Messaging's {@code KafkaTransactions}, as its documentation has it: a batch, a
 * transactional emitter, the offsets sent by the framework. In Weld, since the service's own build holds none of it.
 */
public final class KafkaTransactionsContender {

    private static final String BYTES_IN = "org.apache.kafka.common.serialization.ByteArrayDeserializer";
    private static final String BYTES_OUT = "org.apache.kafka.common.serialization.ByteArraySerializer";

    private KafkaTransactionsContender() {}

    public static void main(String[] arguments) throws InterruptedException {
        KafkaLog.toConsole();
        Course course = Course.ofThisJvm();
        SmallRyeConfig config = new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(settings(course), "course", 100)).build();
        ConfigProviderResolver.instance().registerConfig(config,
                KafkaTransactionsContender.class.getClassLoader());
        Weld weld = new Weld().disableDiscovery()
                .addExtensions(new ConfigExtension(), new ReactiveMessagingExtension())
                .addBeanClasses(MediatorFactory.class, MediatorManager.class, InternalChannelRegistry.class,
                        ConnectorFactories.class, ConfiguredChannelFactory.class, ChannelProducer.class,
                        ExecutionHolder.class, WorkerPoolRegistry.class, HealthCenter.class, Wiring.class,
                        EmitterFactoryImpl.class, MutinyEmitterFactoryImpl.class,
                        LegacyEmitterFactoryImpl.class,
                        KafkaConnector.class, KafkaCDIEvents.class, KafkaClientServiceImpl.class,
                        KafkaTransactionsFactory.class, KafkaIgnoreCommit.Factory.class,
                        KafkaIgnoreFailure.Factory.class, ConsumerRecordsConverter.class,
                        TransactedResolution.class);
        if (course.whole()) {
            weld.addBeanClasses(TransactedIntake.class);
        }
        weld.initialize();
        Thread.currentThread().join();
    }

    private static Map<String, String> settings(Course course) {
        Map<String, String> all = new HashMap<>();
        TopicNames topics = new TopicNames(course.prefix());
        stage(all, course, "resolution", topics.claims());
        if (course.whole()) {
            stage(all, course, "intake", topics.announcements());
        }
        return all;
    }

    private static void stage(Map<String, String> all, Course course, String stage, String topic) {
        String in = "mp.messaging.incoming." + stage + ".";
        course.consumer(stage).forEach((key, value) -> all.put(in + key, value.toString()));
        all.put(in + "connector", "smallrye-kafka");
        all.put(in + "topic", topic);
        all.put(in + "batch", "true");
        all.put(in + "commit-strategy", "ignore");
        all.put(in + "failure-strategy", "ignore");
        all.put(in + "poll-timeout", "100");
        all.put(in + "key.deserializer", BYTES_IN);
        all.put(in + "value.deserializer", BYTES_IN);
        String out = "mp.messaging.outgoing." + stage + "-out.";
        course.producer().forEach((key, value) -> all.put(out + key, value.toString()));
        all.put(out + "connector", "smallrye-kafka");
        all.put(out + "topic", "set-by-each-record");
        all.put(out + "transactional.id", course.group(stage));
        all.put(out + "enable.idempotence", "true");
        all.put(out + "max-inflight-messages", "0"); // the transaction waits for them all
        all.put(out + "key.serializer", BYTES_OUT);
        all.put(out + "value.serializer", BYTES_OUT);
    }
}
