package io.unlockwire.feed;

import org.jspecify.annotations.Nullable;

/** Something that is no alert, for all clients whatever form they read. */
record Notice(Payload sse, Payload ndjson) {

    /** A sign of life where there is no place to tell. */
    static final Notice ALIVE = checkpoint(null);

    static Notice event(String name, String json) {
        return new Notice(Payload.of(Form.SSE.event(name, json)), Payload.of(Form.NDJSON.event(name, json)));
    }

    static Notice checkpoint(@Nullable StreamId place) {
        return new Notice(Payload.of(Form.SSE.checkpoint(place)), Payload.of(Form.NDJSON.checkpoint(place)));
    }

    Payload in(Form form) {
        return form == Form.SSE ? sse : ndjson;
    }
}
