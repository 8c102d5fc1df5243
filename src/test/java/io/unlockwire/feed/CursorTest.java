package io.unlockwire.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CursorTest {

    private static final int TRIALS = Integer.getInteger("trials", 10);

    /**
     * A client that is cut at random and comes back to any replica, whose ring may be ahead, behind or
     * too short, has every alert once, those of a partition in order.
     */
    @ParameterizedTest
    @CsvSource({"1,64,1", "1,16,2", "3,64,3", "3,16,4", "16,32,5"})
    void cutsAndResumesLoseAndRepeatNothing(int partitions, int ring, long seed) {
        for (int trial = 0; trial < TRIALS; trial++) {
            Random random = new Random(seed * 1_000 + trial);
            SimulatedTopic topic = new SimulatedTopic(Math.max(1, partitions - random.nextInt(2)), random);
            List<SimulatedTopic.Replica> replicas = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                replicas.add(
                        new SimulatedTopic.Replica(ring, Positions.of(new long[topic.partitions.size()])));
            }
            List<String> got = follow(topic, replicas, partitions, random);
            assertThat(got).as("trial %s", trial).doesNotHaveDuplicates()
                    .containsExactlyInAnyOrderElementsOf(all(topic));
            for (int p = 0; p < topic.partitions.size(); p++) {
                List<String> ofPartition = alerts(topic, p);
                assertThat(got.stream().filter(ofPartition::contains)).containsExactlyElementsOf(ofPartition);
            }
        }
    }

    @Test
    void aClientTooSlowForTheRingIsEndedAndNotLedOverTheHole() {
        SimulatedTopic topic = new SimulatedTopic(1, new Random(1));
        SimulatedTopic.Replica replica = new SimulatedTopic.Replica(4, Positions.of(0));
        Trail client = new Trail(topic.joining(replica).begin(new Ask(null, 0L, Selection.ALL)));
        for (int i = 0; i < 20; i++) {
            topic.write();
        }
        topic.pollAll(replica);
        assertThat(client.drain().closed).isEqualTo(Closing.BEHIND);
        assertThat(client.alerts()).isEmpty();
    }

    @Test
    void clientsAtTheSamePlaceAreGivenTheSameBuffer() {
        SimulatedTopic topic = new SimulatedTopic(1, new Random(1));
        SimulatedTopic.Replica replica = new SimulatedTopic.Replica(64, Positions.of(0));
        Trail one = new Trail(topic.joining(replica).begin(new Ask(null, 0L, Selection.ALL))).drain();
        Trail other = new Trail(topic.joining(replica).begin(new Ask(null, 0L, Selection.ALL))).drain();
        topic.write();
        topic.write();
        topic.pollAll(replica);
        assertThat(one.drain().writes).hasSize(1).first().isSameAs(other.drain().writes.get(0));
    }

    private static List<String> follow(SimulatedTopic topic, List<SimulatedTopic.Replica> replicas,
            int partitions,
            Random random) {
        List<String> got = new ArrayList<>();
        String lastId = null;
        Trail client = null;
        for (int step = 0; step < 120; step++) {
            topic.write();
            if (step == 60) {
                topic.grow(partitions);
            }
            topic.poll(replicas.get(random.nextInt(replicas.size())));
            if (client != null) {
                client.take(random.nextInt(3));
            }
            if (client == null || client.closed != null || random.nextInt(4) == 0) {
                lastId = leave(client, lastId, got);
                client = join(topic, replicas.get(random.nextInt(replicas.size())), lastId);
            }
        }
        replicas.forEach(topic::pollAll);
        lastId = leave(client, lastId, got);
        while (true) {
            client = join(topic, replicas.get(random.nextInt(replicas.size())), lastId).drain();
            lastId = leave(client, lastId, got);
            if (client.closed == null) {
                return got;
            }
        }
    }

    private static Trail join(SimulatedTopic topic, SimulatedTopic.Replica replica, @Nullable String lastId) {
        return new Trail(topic.joining(replica).begin(new Ask(lastId, 0L, Selection.ALL)));
    }

    private static @Nullable String leave(@Nullable Trail client, @Nullable String lastId, List<String> got) {
        if (client == null) {
            return lastId;
        }
        assertThat(client.resets).isEmpty();
        got.addAll(client.alerts());
        StreamId place = client.closed == null ? client.stage.checkpoint() : null;
        String told = client.reader.lastId() == null ? lastId : client.reader.lastId();
        return place == null ? told : place.toString();
    }

    private static List<String> all(SimulatedTopic topic) {
        List<String> all = new ArrayList<>();
        for (int p = 0; p < topic.partitions.size(); p++) {
            all.addAll(alerts(topic, p));
        }
        return all;
    }

    private static List<String> alerts(SimulatedTopic topic, int partition) {
        return topic.partitions.get(partition).stream().filter(record -> record.value() != null)
                .map(record -> Alerts.facts(record.bytes()).unlockId()).toList();
    }
}
