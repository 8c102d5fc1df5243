package io.unlockwire.feed;

import io.vertx.core.buffer.Buffer;
import java.util.function.Consumer;
import java.util.function.Function;

/** What Kafka still holds of the topic before the ring. */
interface History {

    /**
     * Reads a page in the background; at most so many readers work at a time, and whoever finds the
     * queue full is told {@link Gone}. The answer comes on any thread, exactly once.
     */
    void read(Wanted wanted, Consumer<Page> answer);

    /**
     * What is to be read.
     *
     * @param incarnation of the topic, for the ids
     */
    record Wanted(String incarnation, Place from, Selection selection) {}

    /** What was read. */
    sealed interface Page {

        <T> T fold(Function<Events, T> events, Function<Expired, T> expired, Function<Gone, T> gone);
    }

    /**
     * Some blocks, at most 64 KiB or one event; none where nothing matched.
     *
     * @param after how far a client has got that has them
     */
    record Events(Buffer blocks, int count, Positions after) implements Page {

        @Override
        public <T> T fold(Function<Events, T> events, Function<Expired, T> expired, Function<Gone, T> gone) {
            return events.apply(this);
        }
    }

    /** Kafka cannot go on from there. */
    record Expired(Reset why) implements Page {

        @Override
        public <T> T fold(Function<Events, T> events, Function<Expired, T> expired, Function<Gone, T> gone) {
            return expired.apply(this);
        }
    }

    /** Kafka, or a reader, was not to be had. */
    record Gone() implements Page {

        @Override
        public <T> T fold(Function<Events, T> events, Function<Expired, T> expired, Function<Gone, T> gone) {
            return gone.apply(this);
        }
    }
}
