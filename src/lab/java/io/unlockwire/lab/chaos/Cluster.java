package io.unlockwire.lab.chaos;

import io.unlockwire.lab.proxy.Interference;
import io.unlockwire.lab.proxy.KafkaProxy;
import io.unlockwire.testkit.BrokerProcess;
import io.unlockwire.testkit.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** One broker or three, each with a door of its own for the lab and one behind a proxy for the service. */
final class Cluster implements AutoCloseable {

    private final List<BrokerProcess> brokers = new ArrayList<>();
    private final List<KafkaProxy> proxies = new ArrayList<>();
    private final Interference interference = new Interference();

    Cluster(Path directory, int size) {
        for (int i = 0; i < size; i++) {
            BrokerProcess broker = BrokerProcess.in(created(directory.resolve("broker-" + (i + 1))));
            int port = Ports.free();
            proxies.add(new KafkaProxy(port, broker.behind(port), interference));
            brokers.add(broker);
        }
        if (size > 1) {
            join();
        }
    }

    Cluster start() {
        CompletableFuture.allOf(brokers.stream().map(broker -> CompletableFuture.runAsync(broker::start))
                .toArray(CompletableFuture[]::new)).join();
        return this;
    }

    BrokerProcess broker(int index) {
        return brokers.get(index);
    }

    int size() {
        return brokers.size();
    }

    Interference interference() {
        return interference;
    }

    /** The lab's own way in. */
    String direct() {
        return brokers.stream().map(BrokerProcess::bootstrapServers).collect(Collectors.joining(","));
    }

    /** The service's way in. */
    String proxied() {
        return proxies.stream().map(KafkaProxy::address).collect(Collectors.joining(","));
    }

    private void join() {
        String voters = IntStream.range(0, brokers.size())
                .mapToObj(i -> (i + 1) + "@localhost:" + brokers.get(i).controllerPort())
                .collect(Collectors.joining(","));
        int all = brokers.size();
        for (int i = 0; i < all; i++) {
            brokers.get(i).set("node.id", String.valueOf(i + 1)).set("controller.quorum.voters", voters)
                    .set("offsets.topic.replication.factor", String.valueOf(all))
                    .set("transaction.state.log.replication.factor", String.valueOf(all))
                    .set("transaction.state.log.min.isr", "2").set("min.insync.replicas", "2");
        }
    }

    private static Path created(Path directory) {
        try {
            return Files.createDirectories(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        proxies.forEach(KafkaProxy::close);
        brokers.forEach(BrokerProcess::close);
    }
}
