package io.unlockwire.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class StreamIdTest {

    private static final String HERE = StreamId.incarnation("cluster", "topic");

    @Test
    void anIdIsReadBackAsItWasWritten() {
        Random random = new Random(7);
        for (int round = 0; round < 1_000; round++) {
            Positions positions = Positions.START;
            for (int p = random.nextInt(Positions.MAX_PARTITIONS); p >= 0; p--) {
                positions = positions.with(p, random.nextLong() >>> (1 + random.nextInt(63)));
            }
            StreamId id = new StreamId(HERE, positions);
            assertThat(StreamId.parse(id.toString())).isEqualTo(id);
        }
    }

    @Test
    void sixteenPartitionsFitIntoTheSafeLengthAndAlphabet() {
        Positions positions = Positions.START;
        for (int p = 0; p < Positions.MAX_PARTITIONS; p++) {
            positions = positions.with(p, (1L << 35) - 1);
        }
        assertThat(new StreamId(HERE, positions).toString()).matches("1\\.[A-Za-z0-9._-]+")
                .hasSizeLessThan(129);
    }

    @Test
    void whatIsTruncatedOrAlteredIsNoId() {
        String id = new StreamId(HERE, Positions.of(1_042, 7, 300)).toString();
        for (int length = 0; length < id.length(); length++) {
            assertThat(StreamId.parse(id.substring(0, length))).isNull();
        }
        for (int at = 0; at < id.length(); at++) {
            char other = id.charAt(at) == 'x' ? 'y' : 'x';
            assertThat(StreamId.parse(id.substring(0, at) + other + id.substring(at + 1))).isNull();
        }
    }

    @Test
    void strangeTextIsNoId() {
        for (String text : new String[]{"", "1", "1..", "0", "earliest", "2.abcdef.AAAA", "1.abcdef.€",
                "1.abcdef.AA=",
                "[{\"topic\":\"alerts\",\"partition\":0,\"offset\":3}]", "1.abcdef." + "A".repeat(4_000),
                "1.abcdef.A\n"}) {
            assertThat(StreamId.parse(text)).as(text).isNull();
        }
    }

    @Test
    void anotherClusterOrAnotherTopicIsAnotherIncarnation() {
        assertThat(HERE).matches("[A-Za-z0-9_-]{6}")
                .isNotEqualTo(StreamId.incarnation("cluster", "topic2"))
                .isNotEqualTo(StreamId.incarnation("cluster2", "topic"))
                .isEqualTo(StreamId.incarnation("cluster", "topic"));
    }
}
