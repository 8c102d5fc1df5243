package io.unlockwire.feed;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A topic in memory, with its replicas' rings, each reading the partitions in an order of its own.
 */
final class SimulatedTopic implements History {

    static final String INCARNATION = "aaaaaa";

    /** A record, or the marker of a transaction. */
    record Written(@Nullable String value, long at) {

        static Written of(byte[] value, long at) {
            return new Written(new String(value, StandardCharsets.UTF_8), at);
        }

        byte[] bytes() {
            return value.getBytes(StandardCharsets.UTF_8);
        }
    }

    /** One replica: its ring, and how far it has read. */
    static final class Replica {
        final Ring ring;
        final Batches batches = new Batches(() -> Alerts.NOW, new RecentPayloads());
        private Positions position;

        Replica(int entries, Positions start) {
            ring = new Ring(entries, 1 << 20, INCARNATION, start, true);
            position = start;
        }
    }

    final List<List<Written>> partitions = new ArrayList<>();
    private final Random random;
    private int written;

    SimulatedTopic(int partitions, Random random) {
        this.random = random;
        grow(partitions);
    }

    void grow(int to) {
        while (partitions.size() < to) {
            partitions.add(new ArrayList<>());
        }
    }

    /** Appends a transaction of a few alerts to some partition. */
    void write() {
        List<Written> partition = partitions.get(random.nextInt(partitions.size()));
        for (int i = random.nextInt(3); i >= 0; i--) {
            partition.add(Written.of(Alerts.alert(written), written++));
        }
        partition.add(new Written(null, written));
    }

    /** Lets a replica poll once: some records of some partitions. */
    void poll(Replica replica) {
        for (int p = 0; p < partitions.size(); p++) {
            long from = replica.position.at(p);
            long to = Math.min(partitions.get(p).size(), from + random.nextInt(4));
            for (long offset = from; offset < to; offset++) {
                Written record = partitions.get(p).get((int) offset);
                if (record.value() != null) {
                    replica.ring.append(p, offset, record.at(), Alerts.facts(record.bytes()), record.bytes());
                }
            }
            replica.position = replica.position.with(p, to);
        }
        replica.ring.publish(replica.position);
    }

    void pollAll(Replica replica) {
        while (!replica.position.covers(end())) {
            poll(replica);
        }
    }

    Positions end() {
        return Positions.of(partitions.stream().mapToLong(List::size).toArray());
    }

    int written() {
        return written;
    }

    Joining joining(Replica replica) {
        return new Joining(replica.ring, replica.batches, () -> Alerts.NOW,
                (wanted, replay) -> read(wanted, replay::answered));
    }

    @Override
    public void read(Wanted wanted, Consumer<Page> answer) {
        Positions from = wanted.from().fold(at -> at, since -> Positions.of(new long[partitions.size()]));
        if (!end().covers(from)) {
            answer.accept(new Expired(Reset.FUTURE));
            return;
        }
        Buffer blocks = Buffer.buffer();
        Positions got = from;
        int count = 0;
        for (int p = 0; p < partitions.size(); p++) {
            long to = Math.min(partitions.get(p).size(), from.at(p) + 1 + random.nextInt(5));
            for (long offset = from.at(p); offset < to; offset++) {
                got = got.with(p, offset + 1);
                Written record = partitions.get(p).get((int) offset);
                if (record.value() != null) {
                    blocks.appendBytes(
                            new SseBlock().id(new StreamId(INCARNATION, got)).event("new")
                                    .data(record.bytes()).end());
                    count++;
                }
            }
        }
        answer.accept(new Events(blocks, count, got));
    }
}
