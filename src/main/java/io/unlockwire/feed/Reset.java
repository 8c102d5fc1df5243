package io.unlockwire.feed;

import java.util.Locale;

/** Why a stream cannot go on from the id that a client sent. */
enum Reset {
    /** Not an id of this feed, or not whole. */
    MALFORMED,
    /** Of another cluster, or of a topic since made anew. */
    INCARNATION,
    /** Beyond what the topic holds. */
    FUTURE,
    /** What follows it has been deleted. */
    RETENTION;

    /** Says so, and from where the stream goes on instead. */
    byte[] in(Form form, StreamId from) {
        return form.event("reset",
                "{\"reason\":\"" + name().toLowerCase(Locale.ROOT) + "\",\"from\":\"" + from + "\"}");
    }
}
