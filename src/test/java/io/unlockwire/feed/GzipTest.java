package io.unlockwire.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.buffer.impl.BufferImpl;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GzipTest {

    @RepeatedTest(20)
    void twoSumsPutTogetherAreTheSumOfBoth(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        byte[] first = bytes(random, random.nextInt(300));
        byte[] second = bytes(random, random.nextInt(70_000));
        CRC32 both = new CRC32();
        both.update(first);
        both.update(second);
        assertThat(Crc.combined(sum(first), sum(second), Crc.shift(second.length)))
                .isEqualTo((int) both.getValue());
    }

    @Test
    void eachClientsMemberIsWholeThoughItsBlocksAreShared() throws IOException {
        Random random = new Random(7);
        List<Payload> shared = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            shared.add(Payload.of(i == 3 ? new byte[0] : bytes(random, 1 + random.nextInt(5_000))));
        }
        for (int client = 0; client < 10; client++) {
            Gzip gzip = new Gzip();
            Buffer sent = Gzip.header();
            ByteArrayOutputStream plain = new ByteArrayOutputStream();
            for (Payload payload : shared.subList(client, shared.size() - client)) {
                sent.appendBuffer(gzip.add(payload.deflated()));
                plain.writeBytes(payload.plain().getBytes());
            }
            sent.appendBuffer(gzip.end());
            assertThat(new GZIPInputStream(new ByteArrayInputStream(sent.getBytes())).readAllBytes())
                    .isEqualTo(plain.toByteArray());
        }
    }

    @Test
    void whatManyClientsTakeIsCompressedOnce() {
        Payload payload = Payload.of(Alerts.alert(1));
        assertThat(payload.deflated()).isSameAs(payload.deflated());
        assertThat(payload.deflated().bytes().length()).isLessThan(payload.plain().length());
    }

    @ParameterizedTest
    @EnumSource(Form.class)
    void theSameBytesCanBeSentToManyClientsOneAfterTheOther(Form form) {
        Ring ring = new Ring(16, 1 << 20, "aaaaaa", Positions.of(0), true);
        for (int i = 0; i < 3; i++) {
            ring.append(0, i, i, Alerts.facts(Alerts.alert(i)), Alerts.alert(i));
        }
        ring.publish(Positions.of(3));
        Batches.Batch batch = new Batches(() -> Alerts.NOW, new RecentPayloads())
                .from(ring, new Selection(Filter.ALL, form), 0);
        for (Buffer buffer : List.of(batch.live().bytes().plain(), batch.live().bytes().deflated().bytes())) {
            String text = buffer.toString();
            for (int client = 0; client < 3; client++) {
                ((BufferImpl) buffer).getByteBuf().release();
                assertThat(buffer.toString()).isEqualTo(text);
            }
        }
    }

    @Test
    void whatCannotBeCompressedFits() {
        byte[] noise = new byte[1 << 20];
        new Random(3).nextBytes(noise);
        assertThat(Deflated.of(noise).length()).isEqualTo(noise.length);
    }

    private static int sum(byte[] bytes) {
        CRC32 sum = new CRC32();
        sum.update(bytes);
        return (int) sum.getValue();
    }

    private static byte[] bytes(Random random, int length) {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) ('a' + random.nextInt(9));
        }
        return bytes;
    }
}
