package io.unlockwire.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Clients that are cut anywhere and come back to either of two replicas, which restart, while the topic
 * grows and transactions are aborted: what they got is compared with the topic itself.
 */
class ResumesIT {

    private static final int PARTITIONS = 3;

    @ParameterizedTest
    @CsvSource({"1024,11", "32,12"})
    void nothingIsLostOrRepeated(int ring, long seed) {
        new Trials(ring, seed).run(30);
    }

    /**
     * {@code mvn verify -Dtest=none -Dsurefire.failIfNoSpecifiedTests=false -Dit.test=ResumesIT -Dtest.excludedGroups= -Dtest.groups=soak}
     */
    @Tag("soak")
    @ParameterizedTest
    @CsvSource({"1024,1", "256,2", "64,3", "32,4"})
    void nothingIsLostOrRepeatedInTenThousandTrials(int ring, long seed) {
        new Trials(ring, seed).run(Integer.getInteger("resumes", 10_000) / 4);
    }

    /** One topic, two replicas, one client after the other. */
    private static final class Trials {

        private final int ring;
        private final Random random;
        private final List<String> got = new ArrayList<>();
        private final Replica[] replicas = new Replica[2];
        private @Nullable String lastId;
        private int partitions = 1;

        Trials(int ring, long seed) {
            this.ring = ring;
            random = new Random(seed);
        }

        void run(int trials) {
            try (AlertsTopic topic = new AlertsTopic(1)) {
                replicas[0] = replica(topic);
                replicas[1] = replica(topic);
                for (int trial = 0; trial < trials; trial++) {
                    if (trial == trials / 2) {
                        partitions = PARTITIONS;
                        topic.grow(partitions);
                    }
                    if (random.nextInt(25) == 0) {
                        int which = random.nextInt(2);
                        replicas[which].close();
                        replicas[which] = replica(topic);
                    }
                    follow(topic, 1 + random.nextInt(5));
                }
                follow(topic, Integer.MAX_VALUE);
                compare(topic);
            } finally {
                for (Replica each : replicas) {
                    if (each != null) {
                        each.close();
                    }
                }
            }
        }

        /** Is cut after at least so many more, or once there is nothing more. */
        private void follow(AlertsTopic topic, int most) {
            Replica replica = replicas[random.nextInt(2)];
            try (Follower client = Follower.of(replica.at("?since=0"), lastId)) {
                write(topic);
                int wanted = Math.min(most, topic.told().size() - got.size());
                Awaitility.await().pollInterval(Duration.ofMillis(2))
                        .until(() -> client.ended() || client.unlocks().size() >= wanted);
                client.close();
                got.addAll(client.unlocks());
                lastId = client.lastId() == null ? lastId : client.lastId();
                assertThat(client.names()).doesNotContain("reset");
            }
        }

        private void write(AlertsTopic topic) {
            if (random.nextInt(8) == 0) {
                topic.abort(random.nextInt(partitions), 1 + random.nextInt(3));
            }
            topic.tell(random.nextInt(partitions), 1 + random.nextInt(6));
        }

        private void compare(AlertsTopic topic) {
            List<List<String>> held = topic.read();
            assertThat(got).doesNotHaveDuplicates()
                    .containsExactlyInAnyOrderElementsOf(held.stream().flatMap(List::stream).toList());
            for (List<String> partition : held) {
                assertThat(got.stream().filter(new HashSet<>(partition)::contains))
                        .containsExactlyElementsOf(partition);
            }
        }

        private Replica replica(AlertsTopic topic) {
            return new Replica(topic.bootstrapServers, topic.name,
                    Map.of("ring-entries", Integer.toString(ring), "refresh", "1s", "connect-burst",
                            "1000000",
                            "connect-rate", "1000000"))
                    .ready();
        }
    }
}
