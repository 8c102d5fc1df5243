package io.unlockwire.lab.crowd;

/**
 * What the crowd has seen since it last forgot. Delays are milliseconds, from just before an event was sent to Kafka
 * to its arrival at a follower who is not stalled.
 *
 * @param open followers with a stream
 * @param failed those that were refused or not answered
 * @param ended streams that ended though nobody cut them, the stalled ones' aside
 * @param returned how often somebody came back by itself
 * @param delivered events, all followers together
 * @param gaps events that somebody was not sent though a later one was
 * @param repeats events that somebody was sent again
 * @param lowest the number of the next event of the follower who is furthest behind
 * @param first to the first event of those who came back: from the beginning of the connection, or from the end of
 *            their
 *            stream where they came back by themselves
 * @param cpuMillis processor time of the crowd itself
 */
public record Tally(int open, int failed, int ended, int returned, long delivered, long gaps, long repeats,
        long lowest,
        double p50, double p99, double most, Share first, long cpuMillis) {

    /** Milliseconds for half, for 99 in a hundred, for all. */
    public record Share(double p50, double p99, double most) {}
}
