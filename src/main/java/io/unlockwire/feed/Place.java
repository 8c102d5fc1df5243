package io.unlockwire.feed;

import java.util.function.Function;
import java.util.function.LongFunction;

/** Where in the topic someone wants to begin. */
sealed interface Place {

    <T> T fold(Function<Positions, T> at, LongFunction<T> since);

    /** After what was read so far. */
    record At(Positions positions) implements Place {

        @Override
        public <T> T fold(Function<Positions, T> at, LongFunction<T> since) {
            return at.apply(positions);
        }
    }

    /** At the first record stamped at or after a moment, in epoch milliseconds; 0 is all. */
    record Since(long moment) implements Place {

        @Override
        public <T> T fold(Function<Positions, T> at, LongFunction<T> since) {
            return since.apply(moment);
        }
    }
}
