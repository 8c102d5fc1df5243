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
    void whatAClaimSaysIsKnownOnceTheLedgerSaysIt() {
        Headers ledger = told(said(claim(Map.of(FIRST, 7L, SECOND, 3L))));

        assertThat(announced.of(FIRST)).isEmpty();
        announced.read(ledger);

        assertThat(announced.of(FIRST)).hasValue(7);
        assertThat(announced.of(SECOND)).hasValue(3);
        assertThat(announced.of(new TopicPartition("unlock.claims", 0))).isEmpty();
    }

    @Test
    void aLedgerRecordSaysAllThatIsKnownSoThatCompactionTakesNothingAway() {
        announced.read(told(said(claim(Map.of(FIRST, 7L)))));
        Headers later = told(said(claim(Map.of(SECOND, 3L)), claim(Map.of(SECOND, 2L))));

        Announced replica = new Announced(new LiveTopic("unlock.announcements", id::get), NAMES, () -> {});
        replica.restore();
        replica.read(later);

        assertThat(replica.of(FIRST)).hasValue(7);
        assertThat(replica.of(SECOND)).hasValue(3);
    }

    @Test
    void aTopicMadeAnewIsAnother() {
        announced.read(told(said(claim(Map.of(FIRST, 7L)))));
        id.set(new Uuid(3, 4));
        announced.restore();

        assertThat(announced.of(FIRST)).isEmpty();
    }

    @Test
    void nothingIsSaidWhereNothingIsKnown() {
        Announced blind = new Announced(null, NAMES, awaited::incrementAndGet);
        blind.restore();
        ProducerRecord<byte[], byte[]> claim = new ProducerRecord<>(NAMES.claims(), new byte[0]);
        blind.mark(List.of(claim), Map.of(FIRST, new OffsetAndMetadata(7)));

        assertThat(claim.headers()).isEmpty();
        assertThat(told(said(new RecordHeaders())).toArray()).isEmpty();
        assertThat(blind.of(FIRST)).isEqualTo(OptionalLong.empty());
        assertThat(awaited).hasValue(1);
    }

    @Test
    void bytesOfAnotherFormAreNoWord() {
        for (byte[] value : new byte[][]{null, {}, new byte[15], new byte[17], new byte[27]}) {
            announced.read(new RecordHeaders().add("from", value));
        }

        assertThat(announced.of(FIRST)).isEmpty();
    }

    private Headers claim(Map<TopicPartition, Long> ends) {
        ProducerRecord<byte[], byte[]> claim = new ProducerRecord<>(NAMES.claims(), new byte[0]);
        ProducerRecord<byte[], byte[]> other = new ProducerRecord<>(NAMES.archive(), new byte[0]);
        announced.mark(List.of(claim, other), ends.entrySet().stream().collect(
                Collectors.toMap(Map.Entry::getKey, end -> new OffsetAndMetadata(end.getValue()))));
        assertThat(other.headers()).isEmpty();
        return claim.headers();
    }

    private static Announced.Said said(Headers... claims) {
        Announced.Said said = new Announced.Said();
        for (Headers claim : claims) {
            said.take(claim);
        }
        return said;
    }

    private Headers told(Announced.Said said) {
        ProducerRecord<byte[], byte[]> ledger = new ProducerRecord<>(NAMES.ledger(), new byte[0]);
        announced.write(List.of(ledger), said);
        return ledger.headers();
    }
}
