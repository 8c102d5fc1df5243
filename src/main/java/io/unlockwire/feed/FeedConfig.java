package io.unlockwire.feed;

import io.quarkus.runtime.annotations.StaticInitSafe;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

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

    /** How many streams this replica serves. */
    @WithDefault("15000")
    int maxConnections();

    /** How many of them one address may have. */
    @WithDefault("100")
    int maxConnectionsPerAddress();

    /** How many readers fetch what is older than the ring. */
    @WithDefault("2")
    int replayReaders();

    /** How many replays may wait for a reader. */
    @WithDefault("256")
    int replayQueue();
}
