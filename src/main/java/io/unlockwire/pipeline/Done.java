package io.unlockwire.pipeline;

import io.unlockwire.trace.Hop;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * How the way of one record through a stage ends, if it is committed.
 *
 * @param since when the record was written, epoch milliseconds
 */
record Done(Hop hop, String outcome, long since) {

    static Done of(ConsumerRecord<?, ?> record, Hop hop, String outcome) {
        return new Done(hop, outcome, record.timestamp());
    }

    void tell(StageCounts counts) {
        counts.outcome(outcome, since);
        hop.end(outcome);
    }
}
