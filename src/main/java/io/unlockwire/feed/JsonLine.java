package io.unlockwire.feed;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * One line of NDJSON. The payload is a JSON object, in which a line can end between tokens only; there
 * a space means the same.
 */
final class JsonLine {

    private JsonLine() {}

    /** The payload, with the id as its first field where there is one. */
    static byte[] of(@Nullable String id, byte[] payload) {
        ByteArrayOutputStream line = new ByteArrayOutputStream(payload.length + 96);
        int start = 0;
        while (payload[start] != '{') {
            start++;
        }
        line.write('{');
        if (id != null) {
            line.writeBytes(ascii("\"id\":\"" + id + "\","));
        }
        for (int i = start + 1; i < payload.length; i++) {
            line.write(payload[i] == '\n' || payload[i] == '\r' ? ' ' : payload[i]);
        }
        line.write('\n');
        return line.toByteArray();
    }

    /** @param json an object, whose fields follow the event's name */
    static byte[] event(String name, String json) {
        return ascii(
                "{\"event\":\"" + name + "\"" + (json.equals("{}") ? "}" : "," + json.substring(1)) + "\n");
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
