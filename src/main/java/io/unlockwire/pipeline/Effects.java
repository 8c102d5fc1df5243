package io.unlockwire.pipeline;

import java.util.List;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/**
 * What a stage makes of the first {@code taken} records it was given.
 *
 * @param taken at least 1; the rest is given to the stage again, in the next transaction
 * @param records to be written in one transaction with the offsets of the records taken
 * @param committed called once, after the commit and before anything else is decided, with one
 *            entry for each of {@code records}, in their order; never called if the transaction
 *            did not happen
 */
record Effects(int taken, List<ProducerRecord<byte[], byte[]>> records,
        Consumer<List<RecordMetadata>> committed) {

    Effects {
        if (taken < 1) {
            throw new IllegalArgumentException("a stage takes at least one record");
        }
        records = List.copyOf(records);
    }
}
