package io.unlockwire.pipeline;

import java.util.List;
import java.util.function.Function;
import org.apache.kafka.clients.producer.RecordMetadata;

/** How a transaction ended. */
sealed interface Transacted {

    /** It is visible to every {@code read_committed} reader, exactly once. */
    record Committed(List<RecordMetadata> written) implements Transacted {}

    /**
     * Nothing of it will ever be visible, and the records themselves are to blame: trying again is in
     * vain.
     */
    record Refused(RuntimeException cause) implements Transacted {}

    /** Nothing of it will ever be visible; the producer can go on. */
    record Aborted(RuntimeException cause) implements Transacted {}

    /**
     * The producer is of no use any more, and whether the transaction was committed is not known to
     * it.
     */
    record Broken(RuntimeException cause) implements Transacted {}

    default <R> R fold(Function<Committed, R> committed, Function<Refused, R> refused,
            Function<Aborted, R> aborted,
            Function<Broken, R> broken) {
        if (this instanceof Committed c) {
            return committed.apply(c);
        } else if (this instanceof Refused r) {
            return refused.apply(r);
        } else if (this instanceof Aborted a) {
            return aborted.apply(a);
        }
        return broken.apply((Broken) this);
    }
}
