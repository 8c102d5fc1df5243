package io.unlockwire.lab.crowd;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What an event's data tells of itself: the first field of its JSON, at places that can be found without parsing.
 *
 * @param seq its number, from 0 on, no number left out
 * @param micros when it was sent, microseconds since 1970
 */
public record Stamp(long seq, long micros) {

    private static final byte[] PREFIX = "{\"key\":\"crowd-".getBytes(StandardCharsets.US_ASCII);
    private static final int SEQ = 12;
    private static final int MICROS = 16;
    private static final int LENGTH = PREFIX.length + SEQ + 1 + MICROS;

    /** The beginning of the event's unlock id and key: {@code crowd-000000000042-1796162000000000}. */
    public String name() {
        return String.format(Locale.ROOT, "crowd-%012d-%016d", seq, micros);
    }

    /** Null where the data is no such event's. */
    static @Nullable Stamp of(byte[] bytes, int from, int to) {
        if (to - from < LENGTH) {
            return null;
        }
        for (int i = 0; i < PREFIX.length; i++) {
            if (bytes[from + i] != PREFIX[i]) {
                return null;
            }
        }
        int at = from + PREFIX.length;
        return new Stamp(number(bytes, at, SEQ), number(bytes, at + SEQ + 1, MICROS));
    }

    private static long number(byte[] bytes, int from, int digits) {
        long value = 0;
        for (int i = from; i < from + digits; i++) {
            value = value * 10 + (bytes[i] - '0');
        }
        return value;
    }
}
