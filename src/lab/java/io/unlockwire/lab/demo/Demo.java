package io.unlockwire.lab.demo;

import io.unlockwire.testkit.KafkaLog;
import io.unlockwire.testkit.Records;
import io.unlockwire.testkit.ServiceLaunch;
import io.unlockwire.testkit.ServiceProcess;
import io.unlockwire.testkit.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** {@code mvn -Pdemo}: Kafka in this JVM, the packaged service beside it, and announcements to look at. */
final class Demo {
    private static final Path HOME = Path.of("target", "demo");

    private final DemoPorts ports;
    private final String bootstrapServers;
    private final Stage stage = new Stage();

    private Demo(DemoPorts ports) {
        this.ports = ports;
        bootstrapServers = "localhost:" + ports.kafka();
    }

    public static void main(String[] args) {
        DemoPorts ports = DemoPorts.ofProperties();
        System.exit(ports.trouble().map(Demo::fail).orElseGet(() -> new Demo(ports).play()));
    }

    private static int fail(String why) {
        System.err.println(why);
        return 1;
    }

    private int play() {
        try {
            return run();
        } catch (IOException | RuntimeException e) {
            return fail("The demo cannot go on: " + e.getMessage());
        }
    }

    private int run() throws IOException {
        Path data = Files.createDirectories(HOME.resolve("kafka"));
        KafkaLog.toFile(HOME.resolve("kafka.log"));
        stage.endWithThisJvm();
        stage.startBroker(data, ports.kafka());
        Topics.DEFAULT.create(bootstrapServers);
        System.out.println("Kafka answers at " + bootstrapServers + " and keeps its data in " + data + ".");
        ServiceProcess service = stage.startService(launch());
        if (service == null) {
            return 0;
        }
        service.awaitReady();
        tell();
        System.out.println("Live at " + service.uri("/"));
        return service.onExit().join();
    }

    private ServiceLaunch launch() {
        return ServiceProcess.with(bootstrapServers)
                .ports(ports.http(), ports.management())
                .replica("demo")
                .set("unlockwire.ledger.stale-after", "P400D")
                .set("unlockwire.feed.drain", "2s")
                .set("quarkus.shutdown.delay", "0s")
                .onConsole();
    }

    private void tell() throws IOException {
        Path story = HOME.resolve("story.properties");
        Chapter chapter = Chapter.after(story, Instant.now().truncatedTo(ChronoUnit.SECONDS));
        Announcements announcements = new Announcements(chapter, Topics.DEFAULT.announcements());
        try (Records records = new Records(bootstrapServers)) {
            records.sendAll(announcements.all());
            chapter.write(story);
            System.out.println(chapter.summary());
            new Progress(bootstrapServers, Topics.DEFAULT, records).awaitAllTold();
        }
    }
}
