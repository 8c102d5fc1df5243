package io.unlockwire.feed;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads an event stream as the standard tells a browser to, from its text alone and stricter where
 * the
 * service promises more: line feeds only, a space after each colon, every block ended.
 */
final class SseReader {

    record Event(@Nullable String id, String name, String data, @Nullable String lastId) {}

    private final StringBuilder rest = new StringBuilder();
    private final List<Event> events = new ArrayList<>();
    private final StringBuilder data = new StringBuilder();
    private @Nullable String id;
    private @Nullable String lastId;
    private String name = "message";
    private boolean any;

    static List<Event> read(byte[] bytes) {
        SseReader reader = new SseReader();
        reader.feed(new String(bytes, StandardCharsets.UTF_8));
        if (reader.rest.length() > 0 || reader.any) {
            throw new AssertionError("the last block has no end: " + reader.rest);
        }
        return reader.events;
    }

    /** Takes some more text; gives all events so far. */
    List<Event> feed(String text) {
        if (text.indexOf('\r') >= 0) {
            throw new AssertionError("a carriage return ends a line for some readers");
        }
        rest.append(text);
        int start = 0;
        for (int end = rest.indexOf("\n"); end >= 0; end = rest.indexOf("\n", start)) {
            line(rest.substring(start, end));
            start = end + 1;
        }
        rest.delete(0, start);
        return events;
    }

    /** The id that a client would send when it comes back. */
    @Nullable
    String lastId() {
        return lastId;
    }

    private void line(String line) {
        if (line.isEmpty()) {
            dispatch();
        } else if (!line.startsWith(":")) {
            int colon = line.indexOf(": ");
            if (colon < 0) {
                throw new AssertionError("not a field: " + line);
            }
            field(line.substring(0, colon), line.substring(colon + 2));
        }
    }

    private void field(String field, String value) {
        any = true;
        switch (field) {
            case "id" -> id = value;
            case "event" -> name = value;
            case "data" -> data.append(value).append('\n');
            case "retry" -> Long.parseLong(value);
            default -> throw new AssertionError("an unknown field: " + field);
        }
    }

    private void dispatch() {
        lastId = id == null ? lastId : id;
        if (data.length() > 0) {
            events.add(new Event(id, name, data.substring(0, data.length() - 1), lastId));
        }
        data.setLength(0);
        id = null;
        name = "message";
        any = false;
    }
}
