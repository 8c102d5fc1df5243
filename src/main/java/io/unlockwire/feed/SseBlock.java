package io.unlockwire.feed;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.regex.Pattern;

/**
 * One block of an event stream, written strictly: LF alone ends a line, each field is
 * {@code name: value} with the space, data is split wherever a reader would see the end of a line
 * (CR,
 * LF and CRLF), so that no payload can end a block, lose a leading space or forge a field.
 */
final class SseBlock {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_-]{0,31}");
    private static final byte[] DATA = ascii("data: ");

    private final ByteArrayOutputStream out;

    SseBlock() {
        this(128);
    }

    SseBlock(int expected) {
        out = new ByteArrayOutputStream(expected);
    }

    SseBlock id(StreamId id) {
        return field("id: ", id.toString());
    }

    /** @throws IllegalArgumentException if the name is not a plain lower-case word */
    SseBlock event(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("not the name of an event: " + name);
        }
        return field("event: ", name);
    }

    SseBlock retry(Duration delay) {
        return field("retry: ", Long.toString(delay.toMillis()));
    }

    SseBlock data(String text) {
        return data(text.getBytes(StandardCharsets.UTF_8));
    }

    SseBlock data(byte[] payload) {
        int start = 0;
        for (int i = 0; i < payload.length; i++) {
            if (payload[i] == '\n' || payload[i] == '\r') {
                line(payload, start, i);
                if (payload[i] == '\r' && i + 1 < payload.length && payload[i + 1] == '\n') {
                    i++;
                }
                start = i + 1;
            }
        }
        line(payload, start, payload.length);
        return this;
    }

    /** What was given as data of a block written here, lines ended by LF. */
    static byte[] payload(byte[] block) {
        ByteArrayOutputStream payload = new ByteArrayOutputStream(block.length);
        int start = 0;
        for (int i = 0; i < block.length - 1; i++) {
            if (block[i] == '\n') {
                if (Arrays.equals(block, start, Math.min(i, start + DATA.length), DATA, 0, DATA.length)) {
                    payload.write(block, start + DATA.length, i + 1 - start - DATA.length);
                }
                start = i + 1;
            }
        }
        byte[] lines = payload.toByteArray();
        return Arrays.copyOf(lines, Math.max(0, lines.length - 1));
    }

    /** Bytes written so far. */
    int length() {
        return out.size();
    }

    /** The block, ended by its blank line. */
    byte[] end() {
        out.write('\n');
        return out.toByteArray();
    }

    private void line(byte[] payload, int from, int to) {
        out.writeBytes(DATA);
        out.write(payload, from, to - from);
        out.write('\n');
    }

    private SseBlock field(String name, String value) {
        out.writeBytes(ascii(name));
        out.writeBytes(ascii(value));
        out.write('\n');
        return this;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
