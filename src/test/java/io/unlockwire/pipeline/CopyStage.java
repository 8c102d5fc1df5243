package io.unlockwire.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * A stage that copies values to the alerts topic, keeps in memory what it has copied, and can be told to fail:
 * small enough to see the engine alone.
 */
final class CopyStage implements Stage {

    private final String copies;
    private final String rejected;
    private final Set<String> applied = ConcurrentHashMap.newKeySet();
    private final List<Set<Integer>> restored = new CopyOnWriteArrayList<>();
    private final List<Integer> batches = new CopyOnWriteArrayList<>();
    private volatile Predicate<String> failing = value -> false;
    private volatile boolean hanging;
    private volatile Consumer<Throwable> release = failure -> {};
    private volatile int most = Integer.MAX_VALUE;

    CopyStage(String copies, String rejected) {
        this.copies = copies;
        this.rejected = rejected;
    }

    /** Deciding fails for each batch that holds such a value. */
    void failWhere(Predicate<String> value) {
        failing = value;
    }

    /** The next decision is never made. */
    void hang() {
        hanging = true;
    }

    /** The decision that hangs fails, and those to come are made again. */
    void goOn() {
        hanging = false;
        release.accept(new IllegalStateException("gave up"));
    }

    void takeAtMost(int records) {
        most = records;
    }

    /** What the state holds: values whose copies were committed. */
    Set<String> applied() {
        return new HashSet<>(applied);
    }

    List<Set<Integer>> restored() {
        return restored;
    }

    /** The sizes of the batches that it was given. */
    List<Integer> batches() {
        return batches;
    }

    @Override
    public String name() {
        return "copy";
    }

    @Override
    public Uni<Effects> decide(List<ConsumerRecord<byte[], byte[]>> records) {
        batches.add(records.size());
        if (hanging) {
            return Uni.createFrom().emitter(never -> release = never::fail);
        }
        List<ProducerRecord<byte[], byte[]>> out = new ArrayList<>();
        List<String> values = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> record : records.subList(0, Math.min(most, records.size()))) {
            String value = new String(record.value(), UTF_8);
            if (failing.test(value)) {
                throw new IllegalStateException("cannot decide " + value.length() + " characters");
            }
            values.add(value);
            out.add(new ProducerRecord<>(copies, record.key(), record.value()));
        }
        return Uni.createFrom().item(new Effects(values.size(), out, written -> applied.addAll(values)));
    }

    @Override
    public Effects bury(ConsumerRecord<byte[], byte[]> culprit, Throwable cause) {
        byte[] note = (culprit.offset() + ": " + cause.getMessage()).getBytes(UTF_8);
        return new Effects(1, List.of(new ProducerRecord<>(rejected, null, note)), written -> {});
    }

    @Override
    public void restore(Set<Integer> partitions) {
        restored.add(partitions);
    }
}
