package io.unlockwire.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The stream of one or two replicas on the real broker. */
class StreamIT {

    private static final Map<String, String> QUICK = Map.of("heartbeat", "1s", "refresh", "1s", "drain",
            "1s");

    @Test
    void anAlertArrivesWithItsKindItsPlaceAndItsBytes() {
        try (AlertsTopic topic = new AlertsTopic(1);
                Replica replica = replica(topic, QUICK);
                Follower client = Follower.of(replica.at(""))) {
            client.awaitEvent("cp");
            topic.tell(0, 1);
            client.awaitUnlocks(1);
            assertThat(client.status()).isEqualTo(200);
            assertThat(client.headers().map()).containsEntry("content-type", List.of("text/event-stream"))
                    .containsEntry("cache-control", List.of("no-cache, no-transform"))
                    .containsEntry("x-accel-buffering", List.of("no"));
            SseReader.Event alert = client.events().stream().filter(event -> event.name().equals("new"))
                    .findFirst().orElseThrow();
            assertThat(alert.data()).isEqualTo(new String(Alerts.alert(0), StandardCharsets.UTF_8));
            assertThat(alert.id()).matches("1\\.[A-Za-z0-9_-]{6}\\.[A-Za-z0-9_-]+");
            assertThat(client.names().get(0)).isEqualTo("status");
        }
    }

    @ParameterizedTest
    @CsvSource({"1,1024", "1,16", "3,1024", "3,32"})
    void aClientCutAtRandomMissesAndRepeatsNothingOnTwoReplicas(int partitions, int ring) {
        Random random = new Random(partitions * 10_000L + ring);
        Map<String, String> settings = Map.of("ring-entries", Integer.toString(ring));
        try (AlertsTopic topic = new AlertsTopic(partitions);
                Replica one = replica(topic, settings);
                Replica other = replica(topic, settings)) {
            List<String> got = new ArrayList<>();
            String lastId = null;
            for (int trial = 0; trial < Integer.getInteger("resumes", 25); trial++) {
                try (Follower client = Follower.of((random.nextBoolean() ? one : other).at("?since=0"),
                        lastId)) {
                    for (int i = random.nextInt(3); i >= 0; i--) {
                        topic.tell(random.nextInt(partitions), 1 + random.nextInt(8));
                    }
                    int wanted = Math.min(random.nextInt(4), topic.told().size() - got.size());
                    Awaitility.await().until(() -> client.ended() || client.unlocks().size() >= wanted);
                    client.close();
                    got.addAll(client.unlocks());
                    lastId = client.lastId() == null ? lastId : client.lastId();
                    assertThat(client.names()).doesNotContain("reset");
                }
            }
            try (Follower client = Follower.of(one.at("?since=0"), lastId)) {
                client.awaitUnlocks(topic.told().size() - got.size());
                got.addAll(client.unlocks());
            }
            assertThat(got).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(topic.told());
        }
    }

    @Test
    void twoReplicasGiveTheSameIds() {
        try (AlertsTopic topic = new AlertsTopic(1); Replica one = replica(topic, QUICK)) {
            topic.tell(0, 5);
            try (Replica other = replica(topic, QUICK);
                    Follower first = Follower.of(one.at("?since=0"));
                    Follower second = Follower.of(other.at("?since=0"))) {
                topic.tell(0, 3);
                first.awaitUnlocks(8);
                second.awaitUnlocks(8);
                assertThat(ids(first)).hasSize(8).isEqualTo(ids(second));
            }
        }
    }

    @Test
    void allThatTheTopicHoldsComesFromKafkaWhereTheRingIsShorter() {
        try (AlertsTopic topic = new AlertsTopic(1)) {
            topic.tell(0, 400);
            Instant middle = Instant.now();
            topic.tell(0, 100);
            try (Replica replica = replica(topic, Map.of("ring-entries", "16"));
                    Follower all = Follower.of(replica.at("?since=0"));
                    Follower late = Follower.of(replica.at("?since=" + middle))) {
                assertThat(all.awaitUnlocks(500).unlocks()).isEqualTo(topic.told());
                assertThat(late.awaitUnlocks(100).unlocks()).isEqualTo(topic.told().subList(400, 500));
                topic.tell(0, 1);
                assertThat(all.awaitUnlocks(501).unlocks()).isEqualTo(topic.told());
                assertThat(replica.metered("feed.replayed", "source", "kafka")).isGreaterThan(400);
            }
        }
    }

    @Test
    void whatIsNotCommittedIsNotTold() {
        try (AlertsTopic topic = new AlertsTopic(1);
                Replica replica = replica(topic, QUICK);
                Follower client = Follower.of(replica.at("?since=0"))) {
            topic.abort(0, 3);
            topic.tell(0, 1);
            client.awaitUnlocks(1);
            topic.begin(0, 2);
            client.awaitEvent("cp");
            assertThat(client.unlocks()).hasSize(1);
            topic.commit();
            assertThat(client.awaitUnlocks(3).unlocks()).isEqualTo(topic.told());
        }
    }

    @Test
    void aRecordThatIsNoAlertIsLeftOutAndStopsNothing() {
        try (AlertsTopic topic = new AlertsTopic(1);
                Replica replica = replica(topic, QUICK);
                Follower client = Follower.of(replica.at("?since=0"))) {
            topic.raw("not json".getBytes(StandardCharsets.UTF_8));
            topic.raw(new byte[]{(byte) 0xff, 0, 10, 10});
            topic.tell(0, 1);
            assertThat(client.awaitUnlocks(1).unlocks()).isEqualTo(topic.told());
            assertThat(replica.metered("feed.unreadable")).isEqualTo(2);
        }
    }

    @Test
    void aFilteredClientMovesOnThoughNothingMatches() {
        try (AlertsTopic topic = new AlertsTopic(1);
                Replica replica = replica(topic, QUICK);
                Follower client = Follower.of(replica.at("?since=0&token=NONE"));
                Follower other = Follower.of(replica.at("?since=0"))) {
            topic.tell(0, 5);
            String place = other.awaitUnlocks(5).lastId();
            Awaitility.await().until(() -> read(client.lastId()) >= read(place));
            assertThat(client.unlocks()).isEmpty();
        }
    }

    @Test
    void partitionsThatAreAddedAreFollowedFromTheirBeginning() {
        try (AlertsTopic topic = new AlertsTopic(1);
                Replica replica = replica(topic, QUICK);
                Follower client = Follower.of(replica.at("?since=0"))) {
            topic.tell(0, 1);
            String before = client.awaitUnlocks(1).lastId();
            client.close();
            topic.grow(3);
            topic.tell(2, 2);
            topic.tell(0, 1);
            try (Follower back = Follower.of(replica.at(""), before)) {
                assertThat(back.awaitUnlocks(3).unlocks())
                        .containsExactlyInAnyOrderElementsOf(topic.told().subList(1, 4));
            }
        }
    }

    @Test
    void whetherKafkaIsThereIsToldWhenItChanges() {
        try (AlertsTopic topic = new AlertsTopic(1);
                Replica replica = replica(topic, QUICK);
                Follower client = Follower.of(replica.at(""))) {
            client.awaitEvent("cp");
            replica.broker.reachable = false;
            Awaitility.await().until(() -> client.events().stream()
                    .anyMatch(event -> event.data()
                            .equals("{\"kafka\":\"DOWN\",\"since\":\"" + Alerts.NOW + "\"}")));
        }
    }

    private static Replica replica(AlertsTopic topic, Map<String, String> settings) {
        return new Replica(topic.bootstrapServers, topic.name, settings).ready();
    }

    private static List<String> ids(Follower client) {
        return client.events().stream().filter(event -> event.name().equals("new")).map(SseReader.Event::id)
                .toList();
    }

    private static long read(@Nullable String id) {
        StreamId place = id == null ? null : StreamId.parse(id);
        return place == null ? -1 : place.positions().at(0);
    }
}
