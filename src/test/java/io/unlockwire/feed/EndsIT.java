package io.unlockwire.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How streams end, and how they begin again where they cannot go on, on the real broker. */
class EndsIT {

    private static final Map<String, String> QUICK = Map.of("heartbeat", "1s", "refresh", "1s", "drain", "1s",
            "stall", "2s");

    @ParameterizedTest
    @CsvSource({"nonsense,malformed", "1.aaaaaa.AYC7,malformed", "other,incarnation", "ahead,future",
            "past,retention"})
    void aPlaceThatIsNoneIsAnsweredInTheStreamWithAReset(String sent, String reason) {
        try (AlertsTopic topic = new AlertsTopic(1)) {
            topic.tell(0, 8);
            topic.deleteBefore(5);
            try (Replica replica = replica(topic, QUICK)) {
                String incarnation = replica.stream.ring().incarnation();
                String id = switch (sent) {
                    case "other" -> new StreamId("aaaaaa", Positions.of(3)).toString();
                    case "ahead" -> new StreamId(incarnation, Positions.of(9_999)).toString();
                    case "past" -> new StreamId(incarnation, Positions.of(3)).toString();
                    default -> sent;
                };
                try (Follower client = Follower.of(replica.at(""), id)) {
                    client.awaitEvent("cp");
                    assertThat(client.status()).isEqualTo(200);
                    assertThat(client.names()).containsExactly("status", "reset", "new", "new", "new", "cp");
                    assertThat(client.events().get(1).data()).contains("\"" + reason + "\"");
                    topic.tell(0, 1);
                    assertThat(client.awaitUnlocks(4).unlocks()).isEqualTo(topic.told().subList(5, 9));
                }
            }
        }
    }

    @Test
    void aTopicMadeAnewEndsTheStreamsAndTheirPlacesAreReset() {
        try (AlertsTopic topic = new AlertsTopic(1);
                Replica replica = replica(topic, QUICK);
                Follower client = Follower.of(replica.at("?since=0"))) {
            topic.tell(0, 3);
            String before = client.awaitUnlocks(3).lastId();
            topic.recreate();
            assertThat(client.endsCleanly()).isTrue();
            try (Follower back = Follower.of(replica.at(""), before)) {
                back.awaitEvent("reset");
                topic.tell(0, 1);
                back.awaitUnlocks(1);
            }
        }
    }

    @Test
    void whoTakesNothingIsParkedThenEndedAndNobodyElseWaits() throws IOException {
        try (AlertsTopic topic = new AlertsTopic(1);
                Replica replica = replica(topic, QUICK);
                Follower other = Follower.of(replica.at("?since=0"));
                Socket stalled = stalled(replica.at("?since=0"))) {
            assertThat(stalled.isConnected()).isTrue();
            topic.tell(0, 12_000);
            other.awaitUnlocks(12_000);
            Awaitility.await().atMost(Duration.ofSeconds(20))
                    .until(() -> replica.metered("feed.closed", "reason", "stalled") == 1);
            topic.tell(0, 1);
            other.awaitUnlocks(12_001);
        }
    }

    @Test
    void aReplicaThatShutsDownEndsEachStreamWholeAndSendsNewClientsOn() {
        try (AlertsTopic topic = new AlertsTopic(1); Replica replica = replica(topic, QUICK)) {
            topic.tell(0, 1);
            List<Follower> clients = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                clients.add(Follower.of(replica.at("?since=0")).awaitUnlocks(1));
            }
            CompletableFuture<Void> drained = CompletableFuture.runAsync(replica.stream::drain);
            assertThat(clients).allMatch(Follower::endsCleanly);
            assertThat(clients).allMatch(client -> client.lastId() != null);
            Awaitility.await().until(drained::isDone);
            try (Follower late = Follower.of(replica.at("?since=0"))) {
                assertThat(late.endsCleanly()).isTrue();
                assertThat(late.status()).isEqualTo(200);
                assertThat(late.names()).containsExactly("busy");
            }
            try (Follower machine = Follower.of(replica.at("?since=0&strict"))) {
                assertThat(machine.status()).isEqualTo(429);
                assertThat(machine.headers().firstValue("Retry-After")).isPresent();
            }
        }
    }

    @Test
    void whoComesBeyondTheLimitIsSentAwayInAWayThatABrowserSurvives() {
        try (AlertsTopic topic = new AlertsTopic(1);
                Replica replica = replica(topic, Map.of("max-connections-per-address", "1"));
                Follower first = Follower.of(replica.at("")).awaitEvent("cp")) {
            try (Follower second = Follower.of(replica.at(""))) {
                assertThat(second.endsCleanly()).isTrue();
                assertThat(second.names()).containsExactly("busy");
            }
            first.close();
            Awaitility.await().until(() -> {
                try (Follower third = Follower.of(replica.at(""))) {
                    Awaitility.await().until(() -> !third.names().isEmpty());
                    return third.names().contains("status");
                }
            });
        }
    }

    @Test
    void anOldStreamEndsSoThatANewReplicaGetsItsShare() {
        try (AlertsTopic topic = new AlertsTopic(1);
                Replica replica = replica(topic, Map.of("max-age", "1s"));
                Follower client = Follower.of(replica.at(""))) {
            assertThat(client.endsCleanly()).isTrue();
            assertThat(client.lastId()).isNotNull();
            assertThat(replica.metered("feed.closed", "reason", "age")).isOne();
        }
    }

    private static Replica replica(AlertsTopic topic, Map<String, String> settings) {
        return new Replica(topic.bootstrapServers, topic.name, settings).ready();
    }

    /** A client that asks and never reads. */
    private static Socket stalled(URI at) throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(4_096);
        socket.connect(new InetSocketAddress(at.getHost(), at.getPort()));
        socket.getOutputStream()
                .write(("GET " + at.getPath() + "?" + at.getQuery() + " HTTP/1.1\r\nHost: x\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
        return socket;
    }
}
