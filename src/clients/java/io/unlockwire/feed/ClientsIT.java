package io.unlockwire.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Client libraries that others wrote read every alert once and in order, though the service ends their
 * streams again and again: directly, and through nginx as Debian sets it up.
 */
@Tag("clients")
class ClientsIT {

    private static final int ALERTS = 120;
    private static final int PARTS = 4;
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final List<Library> LIBRARIES = Stream.concat(NodeLibrary.all(), JavaLibrary.all())
            .toList();

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
        return new Replica(topic.bootstrapServers, topic.name, Map.of("max-age", "1500ms", "heartbeat", "1s"))
                .ready();
    }
}
