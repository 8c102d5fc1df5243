package io.unlockwire.pipeline;

/** Who is told how long what is committed has taken, by the brokers' and this machine's clocks. Thread-safe, quick. */
public interface Waits {

    /** A record of a stage's input: from when it was written to when what became of it was committed. */
    default void processed(long millis) {}

    /** An alert: from when the announcement that it tells of was written to when the alert was committed. */
    default void alerted(long millis) {}
}
