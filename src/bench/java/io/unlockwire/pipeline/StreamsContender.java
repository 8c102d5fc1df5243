package io.unlockwire.pipeline;

import io.unlockwire.testkit.KafkaLog;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.StreamPartitioner;
import org.apache.kafka.streams.state.Stores;

/**
 * The contender on Kafka Streams: the same work in processors, the ledger in a state store with its changelog,
 * {@code exactly_once_v2}.
 */
public final class StreamsContender {

    static final String STORE = "unlocks";

    private StreamsContender() {}

    public static void main(String[] arguments) throws IOException {
        KafkaLog.toConsole();
        Course course = Course.ofThisJvm();
        Path state = Files.createTempDirectory("streams-");
        KafkaStreams streams = new KafkaStreams(topology(course, new SameWork(course)),
                settings(course, state));
        Runtime.getRuntime().addShutdownHook(new Thread(streams::close));
        streams.start();
    }

    private static Properties settings(Course course, Path state) {
        Properties settings = new Properties();
        course.producer().forEach((key, value) -> settings.put(StreamsConfig.producerPrefix(key), value));
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, course.group("streams"));
        settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, course.bootstrap());
        settings.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        settings.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, course.threads());
        settings.put(StreamsConfig.STATE_DIR_CONFIG, state.toString());
        for (String key : Set.of("max.poll.records", "fetch.min.bytes", "fetch.max.wait.ms",
                "fetch.max.bytes",
                "session.timeout.ms")) {
            settings.put(StreamsConfig.mainConsumerPrefix(key), course.consumer("streams").get(key));
        }
        settings.put(StreamsConfig.consumerPrefix("auto.offset.reset"), "earliest");
        return settings;
    }

    private static Topology topology(Course course, SameWork work) {
        Topology topology = new Topology();
        if (course.whole()) {
            IntakeStage intake = work.intake();
            source(topology, "announcements", work.topics.announcements());
            topology.addProcessor("intake", () -> new IntakeProcessor(intake), "announcements");
            StreamPartitioner<byte[], byte[]> byAsset = (topic, key, value, count) -> Optional
                    .of(Set.of(work.assets.of(new String(key, StandardCharsets.UTF_8))));
            topology.addSink(child("intake", work.topics.claims()), work.topics.claims(),
                    new ByteArraySerializer(),
                    new ByteArraySerializer(), byAsset, "intake");
            sinks(topology, "intake", work.topics.archive(), work.topics.rejected());
        }
        source(topology, "claims", work.topics.claims());
        topology.addProcessor("resolution", () -> new ResolutionProcessor(work), "claims");
        topology.addStateStore(Stores.keyValueStoreBuilder(
                course.store().equals("rocksdb")
                        ? Stores.persistentKeyValueStore(STORE)
                        : Stores.inMemoryKeyValueStore(STORE),
                Serdes.String(), Serdes.ByteArray()), "resolution");
        sinks(topology, "resolution", work.topics.alerts(), work.topics.archive(), work.topics.rejected());
        return topology;
    }

    private static void source(Topology topology, String name, String topic) {
        topology.addSource(name, new ByteArrayDeserializer(), new ByteArrayDeserializer(), topic);
    }

    private static void sinks(Topology topology, String processor, String... topics) {
        for (String topic : topics) {
            topology.addSink(child(processor, topic), topic, new ByteArraySerializer(),
                    new ByteArraySerializer(), processor);
        }
    }

    static String child(String processor, String topic) {
        return processor + "-" + topic;
    }
}
