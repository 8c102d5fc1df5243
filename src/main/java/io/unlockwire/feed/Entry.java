package io.unlockwire.feed;

import io.netty.buffer.ByteBuf;

/**
 * One alert in the ring, encoded once: {@code [start, body)} is the line with its id, {@code [body,
 * end)} the rest of its block. The payload is that of the topic, byte for byte.
 *
 * @param seq its number in this replica's ring
 * @param at when Kafka stamped it
 * @param after how far someone has got who has everything up to it
 */
record Entry(long seq, int partition, long offset, long at, Positions after, AlertFacts facts, Slab slab,
        int start, int body, int end) {

    ByteBuf whole() {
        return slab.slice(start, end);
    }

    /** The place after it, as it is written. */
    String id() {
        return slab.text(start + "id: ".length(), body - 1);
    }

    byte[] payload() {
        return SseBlock.payload(slab.bytes(body, end));
    }

    ByteBuf withoutId() {
        return slab.slice(body, end);
    }

    /** Whether it lies behind the other in memory, so that both are one slice. */
    boolean follows(Entry before) {
        return slab == before.slab && start == before.end;
    }

    int length() {
        return end - start;
    }
}
