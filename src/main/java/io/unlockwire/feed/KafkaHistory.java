package io.unlockwire.feed;

import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/** The history as Kafka has it, read by a few threads with a consumer each. */
final class KafkaHistory implements History, AutoCloseable {

    private static final Logger LOG = Logger.getLogger(KafkaHistory.class);
    private static final Duration POLL = Duration.ofSeconds(5);

    private final TopicAccess access;
    private final InstantSource clock;
    private final BlockingQueue<Consumer<byte[], byte[]>> idle;
    private final ThreadPoolExecutor readers;

    KafkaHistory(TopicAccess access, InstantSource clock, int readers, int queue) {
        this.access = access;
        this.clock = clock;
        idle = new ArrayBlockingQueue<>(readers);
        this.readers = new ThreadPoolExecutor(readers, readers, 60, TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(queue), work -> daemon(work));
        this.readers.allowCoreThreadTimeOut(true);
    }

    @Override
    public void read(Wanted wanted, java.util.function.Consumer<Page> answer) {
        try {
            readers.execute(() -> answer.accept(page(wanted)));
        } catch (RejectedExecutionException e) {
            answer.accept(new Gone());
        }
    }

    @Override
    public void close() {
        readers.shutdownNow();
        idle.forEach(consumer -> consumer.close());
    }

    private Page page(Wanted wanted) {
        Consumer<byte[], byte[]> consumer = idle.poll();
        try {
            if (consumer == null) {
                consumer = access.consumer(Map.of(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 200,
                        ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, 2 * Batches.LIMIT));
            }
            Page page = page(consumer, wanted);
            if (!readers.isShutdown() && idle.offer(consumer)) {
                return page;
            }
            consumer.close();
            return page;
        } catch (KafkaException e) {
            LOG.infof("A replay could not go on: %s", e.getMessage());
        } catch (RuntimeException e) {
            LOG.error("A replay failed", e);
        }
        if (consumer != null) {
            consumer.close();
        }
        return new Gone();
    }

    private Page page(Consumer<byte[], byte[]> consumer, Wanted wanted) {
        List<TopicPartition> partitions = access.partitions(consumer);
        Positions begin = TopicAccess.positions(partitions, consumer.beginningOffsets(partitions)::get);
        Positions end = TopicAccess.positions(partitions, consumer.endOffsets(partitions)::get);
        Positions from = wanted.from().fold(at -> at,
                moment -> moment == 0 ? begin : stamped(consumer, partitions, moment, begin, end));
        if (!end.covers(from)) {
            return new Expired(Reset.FUTURE);
        }
        if (!from.covers(begin)) {
            return new Expired(Reset.RETENTION);
        }
        if (from.covers(end)) {
            return new Events(Buffer.buffer(), 0, from);
        }
        consumer.assign(partitions);
        partitions.forEach(each -> consumer.seek(each, from.at(each.partition())));
        ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
        return encode(records, wanted, from, TopicAccess.positions(partitions, consumer::position));
    }

    private Page encode(ConsumerRecords<byte[], byte[]> records, Wanted wanted, Positions from,
            Positions reached) {
        ByteArrayOutputStream blocks = new ByteArrayOutputStream();
        Positions got = from;
        int count = 0;
        for (ConsumerRecord<byte[], byte[]> record : records) {
            AlertFacts facts = AlertFacts.read(record.value());
            Positions after = got.with(record.partition(), record.offset() + 1);
            if (facts != null && wanted.selection().filter().accepts(facts, clock.instant())) {
                byte[] block = wanted.selection().form()
                        .alert(new StreamId(wanted.incarnation(), after), facts, record.value());
                if (count > 0 && blocks.size() + block.length > Batches.LIMIT) {
                    return new Events(Buffer.buffer(blocks.toByteArray()), count, got);
                }
                blocks.writeBytes(block);
                count++;
            }
            got = after;
        }
        return new Events(Buffer.buffer(blocks.toByteArray()), count, got.max(reached));
    }

    private static Positions stamped(Consumer<?, ?> consumer, List<TopicPartition> partitions, long moment,
            Positions begin, Positions end) {
        Map<TopicPartition, Long> wanted = new HashMap<>();
        partitions.forEach(each -> wanted.put(each, moment));
        Map<TopicPartition, OffsetAndTimestamp> found = consumer.offsetsForTimes(wanted);
        return TopicAccess.positions(partitions, each -> {
            OffsetAndTimestamp first = found.get(each);
            long last = end.at(each.partition());
            return first == null
                    ? last
                    : Math.min(last, Math.max(first.offset(), begin.at(each.partition())));
        });
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "unlockwire-feed-replay");
        thread.setDaemon(true);
        return thread;
    }
}
