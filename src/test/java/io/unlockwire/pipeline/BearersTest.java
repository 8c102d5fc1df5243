package io.unlockwire.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BearersTest {

    private static final String LEDGER = "ledger";
    private static final int PARTITION = 3;

    @Test
    void theLastOfEachPartitionBears() {
        ProducerRecord<byte[], byte[]> last = state(2);
        ProducerRecord<byte[], byte[]> elsewhere = new ProducerRecord<>(LEDGER, 4, key(1), new byte[1]);

        assertThat(
                Bearers.of(List.of(elsewhere, state(1), last, new ProducerRecord<>("alerts", key(9), key(9))),
                        LEDGER))
                .hasSize(2).containsEntry(PARTITION, last).containsEntry(4, elsewhere);
    }

    @Test
    void aTombstoneBearsOnlyWhereNothingElseStands() {
        ProducerRecord<byte[], byte[]> state = state(1);
        ProducerRecord<byte[], byte[]> tombstone = tombstone(2);

        assertThat(Bearers.of(List.of(state, tombstone), LEDGER)).containsEntry(PARTITION, state);
        assertThat(Bearers.of(List.of(tombstone), LEDGER)).containsEntry(PARTITION, tombstone);
        ProducerRecord<byte[], byte[]> end = tombstone(1);
        assertThat(Bearers.of(List.of(state, tombstone, end), LEDGER)).containsEntry(PARTITION, end);
        assertThat(Bearers.of(List.of(), LEDGER)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void compactionNeverTakesTheLastWordOfThoseThatKeepSomething(long seed) {
        Random random = new Random(seed);
        List<ProducerRecord<byte[], byte[]>> log = new ArrayList<>();
        for (int word = 0; word < 300; word++) {
            List<ProducerRecord<byte[], byte[]>> written = transaction(random);
            ProducerRecord<byte[], byte[]> bearer = Bearers.of(written, LEDGER).get(PARTITION);
            bearer.headers().add("word", ByteBuffer.allocate(Integer.BYTES).putInt(word).array());
            log.addAll(written);
            log = compacted(log, random);
            if (bearer.value() != null) {
                assertThat(lastWord(log)).as("seed %d", seed).isEqualTo(word);
            }
        }
    }

    private static List<ProducerRecord<byte[], byte[]>> transaction(Random random) {
        List<ProducerRecord<byte[], byte[]>> written = new ArrayList<>();
        for (int i = random.nextInt(4); i >= 0; i--) {
            int key = random.nextInt(6);
            written.add(random.nextInt(4) == 0 ? tombstone(key) : state(key));
        }
        return written;
    }

    /** What a broker may leave: of each key the last, and of tombstones any, all of them gone at worst. */
    private static List<ProducerRecord<byte[], byte[]>> compacted(List<ProducerRecord<byte[], byte[]>> log,
            Random random) {
        Set<ByteBuffer> later = new HashSet<>();
        List<ProducerRecord<byte[], byte[]>> left = new ArrayList<>();
        for (int i = log.size() - 1; i >= 0; i--) {
            ProducerRecord<byte[], byte[]> record = log.get(i);
            if (later.add(ByteBuffer.wrap(record.key()))
                    && (record.value() != null || random.nextBoolean())) {
                left.add(0, record);
            }
        }
        return left;
    }

    private static int lastWord(List<ProducerRecord<byte[], byte[]>> log) {
        return log.stream().filter(record -> record.headers().lastHeader("word") != null)
                .mapToInt(record -> ByteBuffer.wrap(record.headers().lastHeader("word").value()).getInt())
                .max().orElse(-1);
    }

    private static ProducerRecord<byte[], byte[]> state(int key) {
        return new ProducerRecord<>(LEDGER, PARTITION, key(key), new byte[1]);
    }

    private static ProducerRecord<byte[], byte[]> tombstone(int key) {
        return new ProducerRecord<>(LEDGER, PARTITION, key(key), null);
    }

    private static byte[] key(int key) {
        return new byte[]{(byte) key};
    }
}
