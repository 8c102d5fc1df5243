package io.unlockwire.pipeline;

import java.util.Arrays;
import java.util.Map;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;

/** How far a tail has read, partition by partition; others wait here until it is far enough. */
final class Positions {

    private final long[] next;
    private boolean closed;

    Positions(int partitions) {
        next = new long[partitions];
    }

    synchronized long next(int partition) {
        return next[partition];
    }

    synchronized void advance(long[] reached) {
        if (!Arrays.equals(reached, next)) {
            System.arraycopy(reached, 0, next, 0, next.length);
            notifyAll();
        }
    }

    synchronized boolean reached(Map<Integer, Long> ends) {
        return ends.entrySet().stream().allMatch(end -> next[end.getKey()] >= end.getValue());
    }

    /** Blocks until {@link #reached}; fails once closed. */
    synchronized void await(Map<Integer, Long> ends) {
        while (!reached(ends)) {
            if (closed) {
                throw new KafkaException("the tail has ended");
            }
            try {
                wait();
            } catch (InterruptedException e) {
                throw new InterruptException(e);
            }
        }
    }

    synchronized void close() {
        closed = true;
        notifyAll();
    }
}
