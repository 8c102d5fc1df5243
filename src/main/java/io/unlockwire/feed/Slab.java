package io.unlockwire.feed;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Memory outside the heap in which encoded events lie one after the other, so that neighbours are
 * sent
 * as one slice and never copied. One thread writes; slices already handed out are only read. It is
 * freed by the collector once neither the ring nor a write under way holds it: counting references
 * by
 * hand could not be wrong less often.
 */
final class Slab {

    private final ByteBuffer writer;
    private final ByteBuf reader;

    Slab(int size) {
        writer = ByteBuffer.allocateDirect(size);
        reader = Unpooled.wrappedBuffer(writer.duplicate());
    }

    /** Bytes outside the heap that may be sent to any number of clients. */
    static ByteBuf outside(byte[] bytes, int length) {
        return Unpooled.unreleasableBuffer(
                Unpooled.wrappedBuffer(ByteBuffer.allocateDirect(length).put(bytes, 0, length).flip()));
    }

    /** The same of three parts, one after the other. */
    static ByteBuf outside(byte[] before, ByteBuf bytes, byte[] after) {
        ByteBuffer all = ByteBuffer.allocateDirect(before.length + bytes.readableBytes() + after.length)
                .put(before);
        all.put(bytes.nioBuffer()).put(after).flip();
        return Unpooled.unreleasableBuffer(Unpooled.wrappedBuffer(all));
    }

    boolean fits(int length) {
        return writer.remaining() >= length;
    }

    /** Where the bytes now lie. */
    int append(byte[] bytes) {
        int at = writer.position();
        writer.put(bytes);
        return at;
    }

    byte[] bytes(int from, int to) {
        byte[] copy = new byte[to - from];
        reader.getBytes(from, copy);
        return copy;
    }

    String text(int from, int to) {
        return new String(bytes(from, to), StandardCharsets.US_ASCII);
    }

    ByteBuf slice(int from, int to) {
        return Unpooled.unreleasableBuffer(reader.slice(from, to - from));
    }
}
