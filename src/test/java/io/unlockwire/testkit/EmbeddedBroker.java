package io.unlockwire.testkit;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;

import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.Feature;

/**
 * Apache Kafka in this JVM: one node, broker and controller, transactions and both group protocols on.
 *
 * <p>
 * Everything lives in its directory: a broker started later on the same directory goes on where the former stopped.
 * A fatal fault of the broker ends the JVM it runs in, so whoever provokes faults takes a {@link BrokerProcess}.
 * Thread-safe.
 */
public final class EmbeddedBroker implements AutoCloseable {
    private final BrokerSettings settings;
    private final KafkaRaftServer server;

    private EmbeddedBroker(BrokerSettings settings, KafkaRaftServer server) {
        this.settings = settings;
        this.server = server;
    }

    /** Starts a broker, and returns once clients can work with it. */
    public static EmbeddedBroker start(Path directory, int port) {
        return start(new BrokerSettings(directory, port));
    }

    static EmbeddedBroker start(BrokerSettings settings) {
        KafkaLog.warningsOnly();
        format(settings);
        KafkaRaftServer server = new KafkaRaftServer(new KafkaConfig(settings.properties(), false),
                Time.SYSTEM);
        server.startup();
        return new EmbeddedBroker(settings, server);
    }

    public String bootstrapServers() {
        return settings.bootstrapServers();
    }

    /** Stops the broker in order, and returns once it has stopped. */
    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
    }

    private static void format(BrokerSettings settings) {
        String directory = settings.directory().toAbsolutePath().toString();
        try (PrintStream silence = new PrintStream(OutputStream.nullOutputStream(), false,
                StandardCharsets.UTF_8)) {
            new Formatter()
                    .setPrintStream(silence)
                    .setSupportedFeatures(Feature.PRODUCTION_FEATURES)
                    .setClusterId(BrokerSettings.CLUSTER_ID)
                    .setNodeId(settings.nodeId())
                    .setControllerListenerName(BrokerSettings.CONTROLLER_LISTENER)
                    .addDirectory(directory)
                    .setMetadataLogDirectory(directory)
                    .setIgnoreFormatted(true)
                    .run();
        } catch (Exception e) {
            throw new IllegalStateException("cannot format the broker's directory " + directory, e);
        }
    }
}
