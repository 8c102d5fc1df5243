package io.unlockwire.lab.crowd;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.util.Locale;

/**
 * An HTTP/1.1 answer out of bytes that come in any pieces: its status, then its body, chunked or not. For one thread.
 */
final class Answer {

    private static final int LONGEST_HEAD = 16 << 10;

    private enum At {
        HEAD, SIZE, DATA, DATA_END, BODY, END
    }

    /** Who is given the body. */
    interface Body {
        void take(byte[] bytes, int from, int to);
    }

    private ByteArrayOutputStream head = new ByteArrayOutputStream(512);
    private At at = At.HEAD;
    private int status;
    private int left;

    /** 0 until the head is there. */
    int status() {
        return status;
    }

    /** Whether it came to its end in order. */
    boolean ended() {
        return at == At.END;
    }

    void take(byte[] bytes, int from, int to, Body body) {
        int i = from;
        while (i < to && at != At.END) {
            switch (at) {
                case HEAD -> head(bytes[i++]);
                case SIZE -> size(bytes[i++]);
                case DATA -> {
                    int some = Math.min(left, to - i);
                    body.take(bytes, i, i + some);
                    i += some;
                    left -= some;
                    at = left == 0 ? At.DATA_END : At.DATA;
                }
                case DATA_END -> at = bytes[i++] == '\n' ? At.SIZE : At.DATA_END;
                case BODY -> {
                    body.take(bytes, i, to);
                    i = to;
                }
                default -> throw new IllegalStateException(at.toString());
            }
        }
    }

    private void head(byte next) {
        head.write(next);
        if (next != '\n' || head.size() < 4) {
            if (head.size() > LONGEST_HEAD) {
                throw new IllegalStateException("a head of more than " + LONGEST_HEAD + " bytes");
            }
            return;
        }
        String text = head.toString(US_ASCII);
        if (text.endsWith("\r\n\r\n")) {
            status = Integer.parseInt(text.substring(9, 12));
            at = text.toLowerCase(Locale.ROOT).contains("transfer-encoding: chunked") ? At.SIZE : At.BODY;
            head = new ByteArrayOutputStream(0);
        }
    }

    private void size(byte next) {
        int digit = Character.digit(next, 16);
        if (digit >= 0) {
            left = left * 16 + digit;
        } else if (next == '\n') {
            at = left == 0 ? At.END : At.DATA;
        }
    }
}
