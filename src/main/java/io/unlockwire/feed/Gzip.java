package io.unlockwire.feed;

import io.vertx.core.buffer.Buffer;

/**
 * One client's gzip member, made of blocks that it shares with others: a header, the blocks, and at the
 * end its own sum and length. Confined to the client's event loop.
 */
final class Gzip {

    private static final byte[] HEADER = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, (byte) 0xff};
    /** An empty block that says that it is the last. */
    private static final byte[] LAST = {3, 0};

    private int sum;
    private int length;

    static Buffer header() {
        return Buffer.buffer(HEADER);
    }

    Buffer add(Deflated block) {
        sum = Crc.combined(sum, block.sum(), block.shift());
        length += block.length();
        return block.bytes();
    }

    Buffer end() {
        return Buffer.buffer(LAST).appendIntLE(sum).appendIntLE(length);
    }
}
