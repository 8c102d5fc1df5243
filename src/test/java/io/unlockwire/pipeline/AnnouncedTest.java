package io.unlockwire.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AnnouncedTest {

    private static final TopicNames NAMES = new TopicNames("unlock.");
    private static final TopicPartition FIRST = new TopicPartition("unlock.announcements", 0);
    private static final TopicPartition SECOND = new TopicPartition("unlock.announcements", 1);

    private final AtomicReference<Uuid> id = new AtomicReference<>(new Uuid(1, 2));
    private final AtomicInteger awaited = new AtomicInteger();
    private final Announced announced = new Announced(new LiveTopic("unlock.announcements", id::get), NAMES,
            awaited::incrementAndGet);

    @BeforeEach
    void aTopic() {
        announced.restore();
    }

    @Test
    void theLedgerIsReadToItsEndFirst() {
        assertThat(awaited).hasValue(1);
        assertThat(announced.of(FIRST)).isEmpty();
    }

    @Test
    void whatAClaimSaysIsKnownAndTheLedgerSaysItToOthers() {
        announced.hear(claim(Map.of(FIRST, 7L, SECOND, 3L)));

        Announced replica = replica();
        replica.hear(ledger());

        for (Announced each : List.of(announced, replica)) {
            assertThat(each.of(FIRST)).hasValue(7);
            assertThat(each.of(SECOND)).hasValue(3);
            assertThat(each.of(new TopicPartition("unlock.claims", 0))).isEmpty();
        }
    }

    @Test
    void aLedgerRecordSaysAllThatIsKnownSoThatCompactionTakesNothingAway() {
        announced.hear(claim(Map.of(FIRST, 7L)));
        Announced second = replica();
        second.hear(ledger());
        second.hear(claim(Map.of(SECOND, 3L)));
        second.hear(claim(Map.of(SECOND, 2L)));

        Announced third = replica();
        third.hear(ledger(second));

        assertThat(third.of(FIRST)).hasValue(7);
        assertThat(third.of(SECOND)).hasValue(3);
    }

    @Test
    void oneRecordAPartitionSaysIt() {
        announced.hear(claim(Map.of(FIRST, 7L)));
        List<ProducerRecord<byte[], byte[]>> written = List.of(record(NAMES.ledger(), 0, 1),
                record(NAMES.ledger(), 0, 2), record(NAMES.ledger(), 1, 3), record(NAMES.archive(), 1, 4));
        announced.write(Bearers.of(written, NAMES.ledger()).values());

        assertThat(written).extracting(record -> record.headers().toArray().length)
                .containsExactly(0, 1, 1, 0);
    }

    @Test
    void aTopicMadeAnewIsAnother() {
        announced.hear(claim(Map.of(FIRST, 7L)));
        id.set(new Uuid(3, 4));
        announced.restore();

        assertThat(announced.of(FIRST)).isEmpty();
        assertThat(ledger()).as("and of the old one nothing is said any more").isEmpty();
    }

    @Test
    void nothingIsSaidWhereNothingIsKnown() {
        Announced blind = new Announced(null, NAMES, awaited::incrementAndGet);
        blind.restore();
        ProducerRecord<byte[], byte[]> claim = record(NAMES.claims(), 0, 1);
        blind.mark(List.of(claim), Map.of(FIRST, new OffsetAndMetadata(7)));

        assertThat(claim.headers()).isEmpty();
        assertThat(ledger(blind)).isEmpty();
        assertThat(blind.of(FIRST)).isEqualTo(OptionalLong.empty());
        assertThat(awaited).hasValue(1);
    }

    @Test
    void bytesOfAnotherFormAreNoWord() {
        for (byte[] value : new byte[][]{null, {}, new byte[15], new byte[17], new byte[27]}) {
            announced.hear(new RecordHeaders().add("from", value));
        }

        assertThat(announced.of(FIRST)).isEmpty();
    }

    private Headers claim(Map<TopicPartition, Long> ends) {
        ProducerRecord<byte[], byte[]> claim = record(NAMES.claims(), 0, 1);
        ProducerRecord<byte[], byte[]> other = record(NAMES.archive(), 0, 1);
        announced.mark(List.of(claim, other), ends.entrySet().stream().collect(
                Collectors.toMap(Map.Entry::getKey, end -> new OffsetAndMetadata(end.getValue()))));
        assertThat(other.headers()).isEmpty();
        return claim.headers();
    }

    private Headers ledger() {
        return ledger(announced);
    }

    private static Headers ledger(Announced knowing) {
        ProducerRecord<byte[], byte[]> ledger = record(NAMES.ledger(), 0, 1);
        knowing.write(List.of(ledger));
        return ledger.headers();
    }

    private Announced replica() {
        Announced replica = new Announced(new LiveTopic("unlock.announcements", id::get), NAMES, () -> {});
        replica.restore();
        return replica;
    }

    private static ProducerRecord<byte[], byte[]> record(String topic, int partition, int key) {
        return new ProducerRecord<>(topic, partition, new byte[]{(byte) key}, new byte[0]);
    }
}
