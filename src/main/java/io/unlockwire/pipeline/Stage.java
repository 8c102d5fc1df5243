package io.unlockwire.pipeline;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * One step of the way, as the engine drives it. Every method but {@link #restore} is called by the
 * engine's own thread, one call at a time.
 */
interface Stage {

    /** Name in thread names, metrics and the transactional id. */
    String name();

    /**
     * Decides, without a side effect that anybody could see, what the records become. The same records
     * may be given again after an abort; nothing of the first attempt was visible then.
     *
     * @param records not empty, in offset order within each partition
     */
    Uni<Effects> decide(List<ConsumerRecord<byte[], byte[]>> records);

    /** What becomes of a record that no attempt could carry out: it must not block its partition. */
    Effects bury(ConsumerRecord<byte[], byte[]> culprit, Throwable cause);

    /**
     * Brings the state of these partitions up to everything that any predecessor committed; blocks
     * until then. Called before the first record of a newly assigned partition, and after every
     * recovery.
     */
    void restore(Set<Integer> partitions);

    /**
     * Up to where the stage's own, restored state says that a partition of its input is carried out; empty where it
     * says nothing. The broker's word is held against it.
     */
    default OptionalLong carriedOut(TopicPartition input) {
        return OptionalLong.empty();
    }

    /** Lets records say, before they are sent, up to where their transaction takes the input. */
    default void stamp(List<ProducerRecord<byte[], byte[]>> records,
            Map<TopicPartition, OffsetAndMetadata> offsets) {}
}
