package io.unlockwire.lab.check;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * What one client of the stream was told, read from its bytes as the standard for event streams has it: the keys
 * of alerts in order, kept as hashes, and where to go on from. One thread writes, others may count.
 */
final class Told {

    private static final byte[] ID = bytes("id: ");
    private static final byte[] RESET = bytes("event: reset");
    private static final byte[] ALERT = bytes("data: {\"key\":\"");

    private byte[] line = new byte[4_096];
    private int length;
    private String id = "";
    private @Nullable String lastId;
    private int alert;
    private boolean alerted;
    private int[] alerts = new int[1_024];
    private final AtomicInteger count = new AtomicInteger();
    private final AtomicInteger resets = new AtomicInteger();

    void take(byte[] bytes, int end) {
        for (int i = 0; i < end; i++) {
            if (bytes[i] == '\n') {
                line();
                length = 0;
            } else {
                if (length == line.length) {
                    line = Arrays.copyOf(line, 2 * length);
                }
                line[length++] = bytes[i];
            }
        }
    }

    /** The connection is gone, and with it what had come of an event. */
    void cut() {
        length = 0;
        alerted = false;
        id = lastId == null ? "" : lastId;
    }

    /** The id of the last event that came whole; null before the first. */
    @Nullable
    String lastId() {
        return lastId;
    }

    int count() {
        return count.get();
    }

    int resets() {
        return resets.get();
    }

    /** The hash of the alert at that place. */
    int at(int place) {
        return alerts[place];
    }

    static int hash(String key) {
        byte[] bytes = bytes(key);
        return hash(bytes, 0, bytes.length);
    }

    private void line() {
        if (length == 0) {
            dispatch();
        } else if (starts(ID)) {
            id = new String(line, ID.length, length - ID.length, StandardCharsets.UTF_8);
        } else if (starts(RESET)) {
            resets.incrementAndGet();
        } else if (starts(ALERT)) {
            int end = ALERT.length;
            while (end < length && line[end] != '"') {
                end++;
            }
            alert = hash(line, ALERT.length, end);
            alerted = true;
        }
    }

    private void dispatch() {
        if (!id.isEmpty()) {
            lastId = id;
        }
        if (alerted) {
            alerted = false;
            int place = count.get();
            if (place == alerts.length) {
                alerts = Arrays.copyOf(alerts, 2 * place);
            }
            alerts[place] = alert;
            count.incrementAndGet();
        }
    }

    private boolean starts(byte[] with) {
        return length >= with.length && Arrays.equals(line, 0, with.length, with, 0, with.length);
    }

    private static int hash(byte[] bytes, int from, int to) {
        int hash = 1;
        for (int i = from; i < to; i++) {
            hash = 31 * hash + bytes[i];
        }
        return hash;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
