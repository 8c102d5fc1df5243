package io.unlockwire.lab.demo;

import io.unlockwire.testkit.KafkaLog;
import io.unlockwire.testkit.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** Kafka for {@code mvn -Pdev}, in a JVM of its own that ends with Maven's. */
final class DevBroker {
    private DevBroker() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        Path home = Path.of("target", "dev");
        Path data = Files.createDirectories(home.resolve("kafka"));
        int port = DemoPorts.ofProperties().kafka();
        KafkaLog.toFile(home.resolve("kafka.log"));
        Stage stage = new Stage();
        stage.endWithThisJvm();
        stage.startBroker(data, port);
        Topics.DEFAULT.create("localhost:" + port);
        System.out.println("Kafka answers at localhost:" + port + " and keeps its data in " + data + ".");
        new CountDownLatch(1).await();
    }
}
