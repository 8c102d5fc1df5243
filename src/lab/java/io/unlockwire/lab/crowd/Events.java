package io.unlockwire.lab.crowd;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Server-sent events out of bytes that come in any pieces. An event counts once its blank line is there; only what
 * was begun and not ended is kept. For one thread.
 */
final class Events {

    private static final byte[] DATA = "data:".getBytes(US_ASCII);
    private static final byte[] ID = "id:".getBytes(US_ASCII);
    private static final byte[] NOTHING = {};
    private static final int LONGEST_LINE = 1 << 20;

    /** Who is told. */
    interface Sink {
        void event(Stamp stamp);
    }

    private byte[] begun = NOTHING;
    private int length;
    private byte[] id = NOTHING;
    private @Nullable Stamp pending;

    /** Takes {@code [from, to)} in. */
    void take(byte[] bytes, int from, int to, Sink sink) {
        int start = from;
        for (int i = from; i < to; i++) {
            if (bytes[i] == '\n') {
                if (length > 0) {
                    keep(bytes, start, i);
                    line(begun, 0, length, sink);
                    length = 0;
                } else {
                    line(bytes, start, i, sink);
                }
                start = i + 1;
            }
        }
        keep(bytes, start, to);
        if (length == 0) {
            begun = NOTHING;
        }
    }

    /** Where the stream is to go on; empty until an id was sent. */
    String lastId() {
        return new String(id, US_ASCII);
    }

    /** The stream ended: what was begun is void. */
    void cut() {
        length = 0;
        begun = NOTHING;
        pending = null;
    }

    private void line(byte[] bytes, int from, int lineEnd, Sink sink) {
        int to = lineEnd > from && bytes[lineEnd - 1] == '\r' ? lineEnd - 1 : lineEnd;
        if (to == from) {
            if (pending != null) {
                sink.event(pending);
                pending = null;
            }
        } else if (starts(bytes, from, to, DATA)) {
            Stamp stamp = Stamp.of(bytes, value(bytes, from + DATA.length, to), to);
            pending = stamp == null ? pending : stamp;
        } else if (starts(bytes, from, to, ID)) {
            int at = value(bytes, from + ID.length, to);
            if (id.length != to - at) {
                id = new byte[to - at];
            }
            System.arraycopy(bytes, at, id, 0, id.length);
        }
    }

    private void keep(byte[] bytes, int from, int to) {
        int more = to - from;
        if (more == 0) {
            return;
        }
        if (length + more > LONGEST_LINE) {
            throw new IllegalStateException("a line of more than " + LONGEST_LINE + " bytes");
        }
        if (length + more > begun.length) {
            begun = Arrays.copyOf(begun, Math.max(length + more, 2 * length));
        }
        System.arraycopy(bytes, from, begun, length, more);
        length += more;
    }

    private static int value(byte[] bytes, int from, int to) {
        return from < to && bytes[from] == ' ' ? from + 1 : from;
    }

    private static boolean starts(byte[] bytes, int from, int to, byte[] prefix) {
        return to - from >= prefix.length
                && Arrays.equals(bytes, from, from + prefix.length, prefix, 0, prefix.length);
    }
}
