package io.unlockwire.feed;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.buffer.impl.BufferImpl;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Bytes for any number of clients: as they are and, from the first client on that takes them so,
 * compressed once for all. Thread-safe.
 */
final class Payload {

    private static final byte[] LINE_END = {'\r', '\n'};
    private static final int COPIED = 16 << 10;

    private final Buffer plain;
    private volatile @Nullable ByteBuf chunk;
    private @Nullable Deflated deflated;

    Payload(Buffer plain) {
        this.plain = plain;
    }

    static Payload of(byte[] bytes) {
        return new Payload(Buffer.buffer(bytes));
    }

    Buffer plain() {
        return plain;
    }

    /**
     * As a chunk of HTTP/1.1, at an index of the caller's own; never empty. What is large is not copied, so that
     * replays cannot fill the memory with copies of the ring.
     */
    ByteBuf chunk() {
        ByteBuf made = chunk;
        return (made == null ? framed() : made).duplicate();
    }

    private synchronized ByteBuf framed() {
        ByteBuf made = chunk;
        if (made == null) {
            ByteBuf bytes = ((BufferImpl) plain).byteBuf().duplicate();
            byte[] size = (Integer.toHexString(plain.length()) + "\r\n").getBytes(StandardCharsets.US_ASCII);
            made = plain.length() <= COPIED
                    ? Slab.outside(size, bytes, LINE_END)
                    : Unpooled.unreleasableBuffer(Unpooled.wrappedBuffer(3, Slab.outside(size, size.length),
                            bytes, Slab.outside(LINE_END, LINE_END.length)));
            chunk = made;
        }
        return made;
    }

    synchronized Deflated deflated() {
        if (deflated == null) {
            deflated = Deflated.of(plain.getBytes());
        }
        return deflated;
    }
}
