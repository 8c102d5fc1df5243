package io.unlockwire.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.impl.BufferImpl;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RingTest {

    private final Ring ring = new Ring(8, 1 << 20, "aaaaaa", Positions.of(0), true);

    @Test
    void nothingIsSeenBeforeItIsPublished() {
        append(0, 10);
        assertThat(ring.view().next()).isZero();
        ring.publish(Positions.of(1));
        assertThat(ring.view()).isEqualTo(new Ring.View(0, 1, Positions.of(0), Positions.of(1), true));
    }

    @Test
    void theOldestLeaveFirstAndTellWhatIsMissing() {
        for (int i = 0; i < 11; i++) {
            append(i, i);
        }
        ring.publish(Positions.of(11));
        assertThat(ring.view()).isEqualTo(new Ring.View(3, 11, Positions.of(3), Positions.of(11), false));
        assertThat(ring.at(2)).isNull();
        assertThat(ring.at(3)).isNotNull();
        assertThat(ring.locate(Positions.of(2))).isEmpty();
        assertThat(ring.locate(Positions.of(3))).contains(3L);
        assertThat(ring.locate(Positions.of(11))).contains(11L);
    }

    @Test
    void bytesAreBoundedToo() {
        Ring small = new Ring(1 << 10, 2_000, "aaaaaa", Positions.of(0), true);
        for (int i = 0; i < 100; i++) {
            small.append(0, i, i, Alerts.facts(Alerts.alert(i)), Alerts.alert(i));
        }
        small.publish(Positions.of(100));
        long kept = small.view().next() - small.view().first();
        assertThat(kept).isBetween(3L, 8L);
        assertThat(small.view().floor()).isEqualTo(Positions.of(100 - kept));
    }

    @Test
    void neighboursAreOneSliceOfMemory() {
        append(0, 0);
        append(1, 0);
        ring.publish(Positions.of(2));
        Batches.Batch batch = new Batches(() -> Alerts.NOW, new RecentPayloads()).from(ring, Selection.ALL,
                0);
        assertThat(batch).isNotNull();
        assertThat(((BufferImpl) batch.live().bytes().plain()).byteBuf().nioBufferCount()).isOne();
        assertThat(((BufferImpl) batch.live().bytes().plain()).byteBuf().isDirect()).isTrue();
        assertThat(batch.live().events()).isEqualTo(2);
    }

    @Test
    void aMomentIsFoundAsKafkasIndexOfTimesWould() {
        for (int i = 0; i < 4; i++) {
            append(i, 100 + 10 * i);
        }
        ring.publish(Positions.of(4));
        assertThat(List.of(ring.before(0), ring.before(100), ring.before(101), ring.before(130),
                ring.before(131)))
                .containsExactly(at(0), at(0), at(1), at(3), at(4));
    }

    @Test
    void aMomentBeforeTheRingIsForKafkaToFind() {
        for (int i = 0; i < 9; i++) {
            append(i, 100 + 10 * i);
        }
        ring.publish(Positions.of(9));
        assertThat(ring.before(105)).isEmpty();
        assertThat(ring.before(115)).isEqualTo(at(2));
    }

    private void append(long offset, long at) {
        byte[] alert = Alerts.alert((int) offset);
        ring.append(0, offset, at, Alerts.facts(alert), alert);
    }

    private static Optional<Positions> at(long offset) {
        return Optional.of(Positions.of(offset));
    }
}
