package io.unlockwire.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.unlockwire.testkit.Command;
import io.unlockwire.testkit.Kafka;
import io.unlockwire.testkit.Ports;
import io.unlockwire.testkit.ProgramProcess;
import io.unlockwire.testkit.Records;
import io.unlockwire.testkit.Topics;
import io.unlockwire.testkit.WithKafka;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The image as a cluster runs it: nothing to write, no rights, and an orderly end. Wants root, and what
 * {@code deploy/image.sh} asks for:
 * {@code deploy/image.sh base; mvn verify -Dquarkus.package.jar.type=aot-jar -Dtest=none -Dsurefire.failIfNoSpecifiedTests=false -Dit.test=ImageIT -Dtest.excludedGroups=}
 */
@Tag("podman")
@WithKafka
class ImageIT {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration GRACE = Duration.ofSeconds(60);
    private static final Duration BUILD = Duration.ofMinutes(10);
    private static final String TEXT = "Kaito (KAITO) will unlock 12.11 million tokens on April 20, 2030 at 12:00 (UTC+8).";

    private final int http = Ports.free();
    private final int management = Ports.free();
    private final String name = "unlockwire-" + http;

    @AfterEach
    void remove() throws Exception {
        run("podman", "rm", "--force", "--ignore", name);
    }

    @Test
    void it_runs_without_rights_and_ends_in_order(Kafka kafka, Topics topics, Records records,
            @TempDir Path logs) throws Exception {
        assertThat(run("deploy/image.sh", "build").code()).isZero();
        List<Follower> clients = new ArrayList<>();
        try (ProgramProcess container = ProgramProcess.of(command(kafka, topics),
                logs.resolve("container"))) {
            await(container).until(() -> status("/q/health/ready") == 200);
            assertThat(status("/q/health/started")).isEqualTo(200);
            assertThat(status("/q/health/live")).isEqualTo(200);

            Path process = Path.of("/proc",
                    run("podman", "inspect", "-f", "{{.State.Pid}}", name).said().strip());
            Map<String, String> rights = Files.readAllLines(process.resolve("status")).stream()
                    .map(line -> line.split(":\\s*", 2)).collect(Collectors.toMap(it -> it[0], it -> it[1]));
            assertThat(rights).containsEntry("NoNewPrivs", "1").containsEntry("CapEff", "0".repeat(16))
                    .containsEntry("CapPrm", "0".repeat(16)).containsEntry("CapBnd", "0".repeat(16));
            assertThat(rights.get("Uid")).startsWith("10001\t");
            assertThat(Files.readAllLines(process.resolve("mounts")))
                    .anyMatch(mount -> mount.matches("\\S+ / \\S+ ro,.*"));
            assertThat(Files.readString(process.resolve("cmdline")))
                    .startsWith("java\0@java.options\0-jar\0");

            records.to(topics.announcements()).value(TEXT);
            records.from(topics.alerts()).within(PATIENCE).atLeast(1);
            for (int i = 0; i < 20; i++) {
                clients.add(Follower.of(URI.create("http://localhost:" + http + StreamRoute.PATH)));
            }
            clients.forEach(client -> client.awaitEvent("cp"));
            long begin = System.nanoTime();
            assertThat(run("podman", "stop", "--time", "60", name).code()).isZero();
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(GRACE);
            assertThat(clients).allMatch(Follower::endsCleanly);
            assertThat(members(kafka, topics)).as("left, not timed out").isZero();
            await(container).until(() -> !container.isAlive());
        } finally {
            clients.forEach(Follower::close);
        }
        assertThat(Files.readString(logs.resolve("container"))).doesNotContain("ERROR")
                .as("what was trained is taken").doesNotContain("[aot]", "[cds]");
    }

    private static ConditionFactory await(ProgramProcess container) {
        return Awaitility.await(container.logTail()).atMost(PATIENCE);
    }

    private List<String> command(Kafka kafka, Topics topics) {
        return List.of("deploy/image.sh", "run", "--name", name, "--network", "host",
                "-e", "KAFKA_BOOTSTRAP_SERVERS=" + kafka.bootstrapServers(),
                "-e", "QUARKUS_HTTP_PORT=" + http, "-e", "QUARKUS_MANAGEMENT_PORT=" + management,
                "-e", "UNLOCKWIRE_REPLICA=" + name, "-e", "UNLOCKWIRE_TOPICS_PREFIX=" + topics.prefix(),
                "-e", "UNLOCKWIRE_GROUP_PREFIX=" + topics.prefix(), "-e", "UNLOCKWIRE_FEED_DRAIN=3s",
                "-e", "UNLOCKWIRE_ENRICH_PROVIDERS=snapshot");
    }

    private int status(String path) throws InterruptedException {
        try {
            return HTTP
                    .send(HttpRequest.newBuilder(URI.create("http://localhost:" + management + path)).build(),
                            HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException e) {
            return 0;
        }
    }

    private static int members(Kafka kafka, Topics topics) throws Exception {
        List<String> groups = List.of(topics.prefix() + "intake", topics.prefix() + "resolution");
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            return admin.describeConsumerGroups(groups).all().get(20, TimeUnit.SECONDS).values().stream()
                    .mapToInt(group -> group.members().size()).sum();
        }
    }

    private static Command.Ended run(String... command) {
        return Command.within(BUILD).run(command);
    }
}
