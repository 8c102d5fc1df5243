package io.unlockwire.pipeline;

import io.unlockwire.pipeline.FailPoint.Point;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.OutOfOrderSequenceException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.RecordBatchTooLargeException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.TimeoutException;

/**
 * Runs one transaction after another on one producer, and says how each ended. A commit whose
 * answer is late is asked for again, never aborted: it may have happened. Confined to the engine's
 * thread; every call blocks.
 */
final class Transactor {

    private final Supplier<Producer<byte[], byte[]>> factory;
    private final FailPoint failPoint;
    private final BooleanSupplier closing;
    private Producer<byte[], byte[]> producer;
    private boolean usable;

    /** @param closing true once the process is ending: undecided commits are then left to the broker */
    Transactor(Supplier<Producer<byte[], byte[]>> factory, FailPoint failPoint, BooleanSupplier closing) {
        this.factory = factory;
        this.failPoint = failPoint;
        this.closing = closing;
        this.producer = factory.get();
    }

    /**
     * Makes the producer usable: takes over its transactional id, which ends whatever transaction an
     * earlier holder left, committed or not. Waits while there is no broker.
     */
    void ready() {
        while (!usable) {
            try {
                producer.initTransactions();
                usable = true;
            } catch (TimeoutException e) {
                if (closing.getAsBoolean()) {
                    throw e;
                }
            } catch (KafkaException e) {
                renew();
                throw e;
            }
        }
    }

    /** Gives up the producer for a new one, which {@link #ready} must make usable. */
    void renew() {
        usable = false;
        close();
        producer = factory.get();
    }

    void close() {
        producer.close(Duration.ZERO);
    }

    /** All the records and the offsets, or nothing. */
    Transacted transact(List<ProducerRecord<byte[], byte[]>> records,
            Map<TopicPartition, OffsetAndMetadata> offsets,
            ConsumerGroupMetadata fence) {
        failPoint.pass(Point.BEFORE_BEGIN);
        try {
            producer.beginTransaction();
        } catch (KafkaException | IllegalStateException e) {
            return new Transacted.Broken(e);
        }
        try {
            failPoint.pass(Point.AFTER_BEGIN);
            List<RecordMetadata> written = write(records);
            failPoint.pass(Point.BEFORE_OFFSETS);
            producer.sendOffsetsToTransaction(offsets, fence);
            failPoint.pass(Point.AFTER_OFFSETS);
            commit();
            failPoint.pass(Point.AFTER_COMMIT);
            return new Transacted.Committed(written);
        } catch (UndecidedException | ProducerFencedException | InvalidProducerEpochException
                | OutOfOrderSequenceException | InterruptException e) {
            return new Transacted.Broken(e);
        } catch (KafkaException | IllegalStateException e) {
            return abort(e);
        }
    }

    private List<RecordMetadata> write(List<ProducerRecord<byte[], byte[]>> records) {
        List<Future<RecordMetadata>> sent = new ArrayList<>(records.size());
        for (ProducerRecord<byte[], byte[]> record : records) {
            if (sent.size() == records.size() / 2) {
                failPoint.pass(Point.MID_SEND);
            }
            sent.add(producer.send(record));
        }
        failPoint.pass(Point.AFTER_SEND);
        producer.flush();
        failPoint.pass(Point.AFTER_FLUSH);
        List<RecordMetadata> written = new ArrayList<>(sent.size());
        for (Future<RecordMetadata> one : sent) {
            written.add(acknowledged(one));
        }
        return written;
    }

    static RecordMetadata acknowledged(Future<RecordMetadata> sent) {
        try {
            return sent.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new KafkaException(e.getCause());
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }

    private void commit() {
        while (true) {
            try {
                producer.commitTransaction();
                return;
            } catch (TimeoutException e) {
                if (closing.getAsBoolean()) {
                    throw new UndecidedException(e);
                }
            }
        }
    }

    private Transacted abort(RuntimeException cause) {
        while (true) {
            try {
                producer.abortTransaction();
                return ownFault(cause) ? new Transacted.Refused(cause) : new Transacted.Aborted(cause);
            } catch (TimeoutException e) {
                if (closing.getAsBoolean()) {
                    return new Transacted.Broken(e);
                }
            } catch (KafkaException | IllegalStateException e) {
                e.addSuppressed(cause);
                return new Transacted.Broken(e);
            }
        }
    }

    private static boolean ownFault(Throwable cause) {
        return cause instanceof RecordTooLargeException || cause instanceof RecordBatchTooLargeException
                || cause instanceof SerializationException
                || (cause.getCause() != null && ownFault(cause.getCause()));
    }

    /** The process ends before the broker said whether the commit happened. */
    private static final class UndecidedException extends KafkaException {
        private static final long serialVersionUID = 1;

        UndecidedException(TimeoutException cause) {
            super(cause);
        }
    }
}
