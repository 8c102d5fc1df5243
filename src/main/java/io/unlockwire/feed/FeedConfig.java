package io.unlockwire.feed;

import io.quarkus.runtime.annotations.StaticInitSafe;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How the stream is served. */
@ConfigMapping(prefix = "unlockwire.feed")
@StaticInitSafe
interface FeedConfig {

    /** Over how long the streams end when the replica shuts down. */
    @WithDefault("20s")
    Duration drain();

    /** After how long without an event a client is sent a checkpoint. */
    @WithDefault("15s")
    Duration heartbeat();

    /**
     * How long news may wait at most for more, to be told in one write: where telling all clients takes long, nine times
     * as long as it took, up to this.
     */
    @WithDefault("25ms")
    Duration gather();

    /** How long a client may take nothing before its stream ends. */
    @WithDefault("30s")
    Duration stall();

    /** After how long a stream ends, give or take a fifth, so that a new replica gets its share. */
    @WithDefault("22m")
    Duration maxAge();

    /** How often partitions that were added, and a topic made anew, are looked for. */
    @WithDefault("10s")
    Duration refresh();

    /** How many alerts are kept in memory; a power of two. */
    @WithDefault("16384")
    int ringEntries();

    /** How many bytes of encoded alerts are kept in memory. */
    @WithDefault("33554432")
    long ringBytes();

    /** How often what Kafka holds is compared with what clients have been told. */
    @WithDefault("1m")
    Duration canary();

    /** How many streams this replica serves. */
    @WithDefault("15000")
    int maxConnections();

    /** How many of them one address may have. */
    @WithDefault("100")
    int maxConnectionsPerAddress();

    /** How many may come from one address within a second, in the long run. */
    @WithDefault("20")
    int connectRate();

    /** How many may come from one address at once before that counts. */
    @WithDefault("200")
    int connectBurst();

    /** Networks whose word is taken for whom they forward, such as 10.0.0.0/8. */
    Optional<List<String>> trustedProxies();

    /** Sites whose pages may read the stream and the API, such as https://desk.example. */
    Optional<List<String>> origins();

    Access access();

    /** Who may follow the stream. */
    interface Access {

        /** Whether only those may who have a key or a reader's token, and read what is known only then, too. */
        @WithDefault("false")
        boolean required();

        /** By name, the SHA-256 of each key in hexadecimal. */
        Map<String, String> keys();

        /** What sessions and tickets are signed with, the same on every replica; 32 characters or more. */
        Optional<String> secret();

        /** How long a browser stays signed in. */
        @WithDefault("12h")
        Duration session();

        /** How long a ticket may be used, once. */
        @WithDefault("30s")
        Duration ticket();
    }

    Announce announce();

    /** Who may announce over HTTP. */
    interface Announce {

        /** Whether only those may who have a key of those below, or an announcer's token. */
        @WithDefault("false")
        boolean required();

        /** By name, the SHA-256 of each announcer's key in hexadecimal. */
        Map<String, String> keys();

        /** How many announcements and previews one announcer, or one address, may send in a second, in the long run. */
        @WithDefault("10")
        int rate();

        /** How many it may send at once before that counts. */
        @WithDefault("100")
        int burst();
    }

    /** How many readers fetch what is older than the ring. */
    @WithDefault("2")
    int replayReaders();

    /** How many replays may wait for a reader. */
    @WithDefault("256")
    int replayQueue();
}
