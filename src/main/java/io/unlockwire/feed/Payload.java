package io.unlockwire.feed;

import io.vertx.core.buffer.Buffer;
import org.jspecify.annotations.Nullable;

/**
 * Bytes for any number of clients: as they are and, from the first client on that takes them so,
 * compressed once for all. Thread-safe.
 */
final class Payload {

    private final Buffer plain;
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

    synchronized Deflated deflated() {
        if (deflated == null) {
            deflated = Deflated.of(plain.getBytes());
        }
        return deflated;
    }
}
