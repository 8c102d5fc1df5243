package io.unlockwire.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.unlockwire.testkit.Ports;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Client libraries that others wrote, Chromium and Firefox among them, read every alert once and in order, though the
 * service ends their streams again and again: directly, and through nginx as Debian sets it up.
 */
@Tag("clients")
class ClientsIT {

    private static final int ALERTS = 120;
    private static final int PARTS = 4;
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final List<Library> LIBRARIES = Stream
            .of(NodeLibrary.all(), JavaLibrary.all(), BrowserLibrary.all()).flatMap(all -> all).toList();

    @Test
    void everyAlertIsReadOnceThoughTheStreamsEndAgainAndAgain() throws Exception {
        try (AlertsTopic topic = new AlertsTopic(1); Replica replica = replica(topic)) {
            assertAllReadAll(topic, replica, replica.at("?since=0").toString());
        }
    }

    @Test
    void nginxInFrontChangesNothing() throws Exception {
        try (AlertsTopic topic = new AlertsTopic(1);
                Replica replica = replica(topic);
                Nginx nginx = new Nginx(replica.at("").getPort())) {
            assertAllReadAll(topic, replica, nginx.at(StreamRoute.PATH + "?since=0"));
        }
    }

    /** Whatever a service goes through, who follows it stays and goes on. */
    @Test
    void busyDrainRestartAndResetAreSurvived() throws Exception {
        int port = Ports.free();
        List<Library.Reading> readings = new ArrayList<>();
        try (AlertsTopic topic = new AlertsTopic(1)) {
            try (Replica full = new Replica(topic.bootstrapServers, topic.name,
                    Map.of("max-connections", "0", "origins", BrowserLibrary.origins()), port).ready()) {
                for (Library library : LIBRARIES) {
                    readings.add(library.read(full.at("?since=0").toString(), 2 * ALERTS));
                }
                Awaitility.await().atMost(PATIENCE)
                        .until(() -> full.metered("feed.refused", "reason", "total") >= LIBRARIES.size());
            }
            try (Replica replica = at(topic, port)) {
                topic.tell(0, 20);
                awaitUnlocks(readings, 20);
                replica.stream.drain();
                topic.tell(0, 20);
            }
            try (Replica replica = at(topic, port)) {
                awaitUnlocks(readings, 40);
                assertThat(readings).allSatisfy(
                        reading -> assertThat(reading.unlocks()).as(reading.trouble())
                                .isEqualTo(topic.told()));
            }
            topic.tell(0, 20);
            topic.deleteBefore(topic.end());
            try (Replica replica = at(topic, port)) {
                Awaitility.await().atMost(PATIENCE).until(
                        () -> replica.metered("feed.resets", "reason", "retention") >= LIBRARIES.size());
                topic.tell(0, 10);
                awaitUnlocks(readings, 50);
            }
            List<String> read = new ArrayList<>(topic.told().subList(0, 40));
            read.addAll(topic.told().subList(60, 70));
            assertThat(readings).allSatisfy(
                    reading -> assertThat(reading.unlocks()).as(reading.trouble()).isEqualTo(read));
        } finally {
            readings.forEach(Library.Reading::close);
        }
    }

    private static Replica at(AlertsTopic topic, int port) {
        return new Replica(topic.bootstrapServers, topic.name,
                Map.of("drain", "2s", "heartbeat", "1s", "origins", BrowserLibrary.origins()), port).ready();
    }

    /** All at once; each is cut off several times at moments of its own. */
    private static void assertAllReadAll(AlertsTopic topic, Replica replica, String url) throws Exception {
        topic.tell(0, ALERTS / PARTS);
        List<Library.Reading> readings = new ArrayList<>();
        try {
            for (Library library : LIBRARIES) {
                readings.add(library.read(url, ALERTS));
            }
            awaitUnlocks(readings, ALERTS / PARTS);
            for (int part = 1; part < PARTS; part++) {
                double cut = replica.metered("feed.closed", "reason", "age") + readings.size();
                Awaitility.await().atMost(PATIENCE)
                        .until(() -> replica.metered("feed.closed", "reason", "age") >= cut);
                topic.tell(0, ALERTS / PARTS);
            }
            awaitUnlocks(readings, ALERTS);
            assertThat(readings).allSatisfy(
                    reading -> assertThat(reading.unlocks()).as(reading.trouble()).isEqualTo(topic.told()));
        } finally {
            readings.forEach(Library.Reading::close);
        }
    }

    private static void awaitUnlocks(List<Library.Reading> readings, int count) {
        Awaitility.await().atMost(PATIENCE).untilAsserted(() -> assertThat(readings).allSatisfy(
                reading -> assertThat(reading.unlocks()).as(reading.trouble())
                        .hasSizeGreaterThanOrEqualTo(count)));
    }

    private static Replica replica(AlertsTopic topic) {
        return new Replica(topic.bootstrapServers, topic.name,
                Map.of("max-age", "1500ms", "heartbeat", "1s", "origins", BrowserLibrary.origins()))
                .ready();
    }
}
