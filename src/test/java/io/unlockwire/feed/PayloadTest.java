package io.unlockwire.feed;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PayloadTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 15, 16, 255, 256, 700, (16 << 10) - 1, 16 << 10, (16 << 10) + 1, 1 << 20})
    void isTheSameChunkForManyClientsOneAfterTheOther(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        Payload payload = Payload.of(bytes);
        String expected = Integer.toHexString(length) + "\r\n" + new String(bytes, ISO_8859_1) + "\r\n";
        for (int client = 0; client < 3; client++) {
            ByteBuf chunk = payload.chunk();
            assertThat(chunk.toString(ISO_8859_1)).isEqualTo(expected);
            chunk.skipBytes(chunk.readableBytes()).release();
        }
    }
}
