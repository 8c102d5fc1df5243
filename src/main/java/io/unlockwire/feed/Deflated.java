package io.unlockwire.feed;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.buffer.impl.BufferImpl;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * Bytes as a run of raw-deflate blocks that refers to nothing before it and ends on a byte: it can stand
 * anywhere in anybody's gzip member.
 *
 * @param sum the CRC-32 of the bytes before compression
 * @param length how many they were
 * @param shift what moves a sum over so many bytes, see {@link Crc}
 */
record Deflated(Buffer bytes, int sum, int length, int shift) {

    static Deflated of(byte[] plain) {
        CRC32 sum = new CRC32();
        sum.update(plain);
        return new Deflated(deflate(plain), (int) sum.getValue(), plain.length, Crc.shift(plain.length));
    }

    private static Buffer deflate(byte[] plain) {
        Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
        try {
            deflater.setInput(plain);
            byte[] some = new byte[plain.length + (plain.length >> 10) + 64];
            int length = 0;
            int more;
            do {
                more = deflater.deflate(some, length, some.length - length, Deflater.FULL_FLUSH);
                length += more;
            } while (more > 0 && length < some.length);
            if (length == some.length) {
                throw new IllegalStateException("compressed bytes need more room than reckoned");
            }
            return BufferImpl.buffer(Slab.outside(some, length));
        } finally {
            deflater.end();
        }
    }
}
