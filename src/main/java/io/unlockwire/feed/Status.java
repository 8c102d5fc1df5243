package io.unlockwire.feed;

import java.time.Instant;

/**
 * Tells clients whether Kafka can be reached. The same notice as long as nothing changes; any
 * thread.
 */
final class Status {

    /** One state and how it is told. */
    private record Told(boolean up, Instant since, Notice notice) {

        static Told of(boolean up, Instant since) {
            String data = "{\"kafka\":\"" + (up ? "UP" : "DOWN") + "\",\"since\":\"" + since + "\"}";
            return new Told(up, since, Notice.event("status", data));
        }
    }

    private final Upstream upstream;
    private volatile Told told;

    Status(Upstream upstream) {
        this.upstream = upstream;
        told = Told.of(upstream.reachable(), upstream.since());
    }

    Notice notice() {
        Told known = told;
        boolean up = upstream.reachable();
        Instant since = upstream.since();
        if (known.up != up || !known.since.equals(since)) {
            known = Told.of(up, since);
            told = known;
        }
        return known.notice;
    }
}
