package io.unlockwire.feed;

import java.util.List;

/** A client library that follows the stream by itself, coming back when it ends. */
interface Library {

    /**
     * Begins to read.
     *
     * @param count after how many alerts it may stop
     */
    Reading read(String url, int count) throws Exception;

    /** What it has read so far. */
    interface Reading extends AutoCloseable {

        List<String> unlocks();

        /** What it complained of. */
        String trouble();

        @Override
        void close();
    }
}
