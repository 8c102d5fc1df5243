package io.unlockwire.testkit;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * What distinguishes one single-node KRaft broker from another, and the settings that all of them share.
 *
 * @param directory where logs and metadata live; durable if it is
 * @param port the port of clients, on the loopback interface
 * @param controllerPort the port of the node's own controller
 * @param extra broker settings on top of the shared ones
 */
record BrokerSettings(Path directory, int port, int controllerPort, Map<String, String> extra) {

    /** Fixed, so that a directory formatted by one run is accepted by the next. */
    static final String CLUSTER_ID = "dW5sb2Nrd2lyZS1kZXY0Mg";
    static final int NODE_ID = 1;
    static final String CONTROLLER_LISTENER = "CONTROLLER";

    BrokerSettings {
        extra = Map.copyOf(extra);
    }

    BrokerSettings(Path directory, int port) {
        this(directory, port, Ports.free(), Map.of());
    }

    String bootstrapServers() {
        return "localhost:" + port;
    }

    int nodeId() {
        return Integer.parseInt(properties().get("node.id"));
    }

    Map<String, String> properties() {
        Map<String, String> all = new HashMap<>();
        all.putAll(node());
        all.putAll(SINGLE_NODE);
        all.putAll(PROMPT);
        all.putAll(SMALL);
        all.putAll(extra);
        return all;
    }

    private Map<String, String> node() {
        return Map.of(
                "process.roles", "broker,controller",
                "node.id", String.valueOf(NODE_ID),
                "controller.quorum.voters", NODE_ID + "@localhost:" + controllerPort,
                "controller.listener.names", CONTROLLER_LISTENER,
                "inter.broker.listener.name", "BROKER",
                "listener.security.protocol.map", "BROKER:PLAINTEXT,CONTROLLER:PLAINTEXT",
                "listeners", "BROKER://localhost:" + port + ",CONTROLLER://localhost:" + controllerPort,
                "log.dirs", directory.toAbsolutePath().toString(),
                "auto.create.topics.enable", "false");
    }

    private static final Map<String, String> SINGLE_NODE = Map.of(
            "offsets.topic.replication.factor", "1",
            "transaction.state.log.replication.factor", "1",
            "transaction.state.log.min.isr", "1",
            "share.coordinator.state.topic.replication.factor", "1",
            "share.coordinator.state.topic.min.isr", "1");

    /**
     * Members, transactions and a killed broker's former self are given up within seconds, since tests make them
     * vanish.
     */
    private static final Map<String, String> PROMPT = Map.of(
            "broker.session.timeout.ms", "6000",
            "broker.heartbeat.interval.ms", "1000",
            "group.initial.rebalance.delay.ms", "0",
            "group.min.session.timeout.ms", "1000",
            "group.consumer.min.session.timeout.ms", "1000",
            "group.consumer.session.timeout.ms", "6000",
            "group.consumer.min.heartbeat.interval.ms", "500",
            "group.consumer.heartbeat.interval.ms", "1000",
            "transaction.abort.timed.out.transaction.cleanup.interval.ms", "1000");

    private static final Map<String, String> SMALL = Map.of(
            "offsets.topic.num.partitions", "4",
            "transaction.state.log.num.partitions", "4",
            "num.network.threads", "2",
            "num.io.threads", "4",
            "background.threads", "2",
            "log.cleaner.dedupe.buffer.size", "8388608",
            "log.index.size.max.bytes", "1048576");
}
