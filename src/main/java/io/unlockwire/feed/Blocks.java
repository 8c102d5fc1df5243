package io.unlockwire.feed;

import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** The blocks that are no alerts. */
final class Blocks {

    /** Keeps the connection alive where there is no place to tell. */
    static final byte[] COMMENT = ":\n\n".getBytes(StandardCharsets.US_ASCII);

    private Blocks() {}

    /**
     * Moves the client's place though nothing matched: a block with data, since many clients ignore one
     * without.
     */
    static byte[] checkpoint(StreamId place) {
        return new SseBlock().event("cp").id(place).data("").end();
    }

    /** Says that the stream does not go on where the client left it. */
    static byte[] reset(Reset reason, StreamId from) {
        return new SseBlock().event("reset")
                .data("{\"reason\":\"" + reason.tag() + "\",\"from\":\"" + from + "\"}")
                .end();
    }

    /** Sends the client away for a while in a way that a browser survives. */
    static byte[] busy(Duration retry) {
        return new SseBlock().event("busy").retry(retry).data("{\"retryMs\":" + retry.toMillis() + "}").end();
    }

    static byte[] retry(Duration delay) {
        return new SseBlock().retry(delay).end();
    }
}
