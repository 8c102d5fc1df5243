package io.unlockwire.market;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jboss.logging.Logger;

/**
 * Reads the topic of quotes, committed records only, from its start and for as long as the replica lives. What it
 * cannot
 * read it logs and passes over: a desk's mistake costs it one quote.
 */
final class QuotesTail implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(QuotesTail.class);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Map<String, Object> kafka;
    private final String topic;
    private final DeskQuotes quotes;
    private final CountDownLatch ended = new CountDownLatch(1);

    QuotesTail(Map<String, Object> kafka, String topic, DeskQuotes quotes) {
        this.kafka = new HashMap<>(kafka);
        this.kafka.remove("group.id");
        this.kafka.putAll(Map.of("isolation.level", "read_committed", "enable.auto.commit", "false",
                "auto.offset.reset", "earliest", "allow.auto.create.topics", "false"));
        this.topic = topic;
        this.quotes = quotes;
    }

    void start() {
        Thread thread = new Thread(this::run, "unlockwire-quotes-tail");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        ended.countDown();
    }

    private void run() {
        boolean told = false;
        while (ended.getCount() > 0) {
            try (Consumer<byte[], byte[]> consumer = new KafkaConsumer<>(kafka, new ByteArrayDeserializer(),
                    new ByteArrayDeserializer())) {
                List<PartitionInfo> partitions = consumer.partitionsFor(topic, Duration.ofSeconds(5));
                if (!partitions.isEmpty()) {
                    read(consumer, partitions);
                } else if (!told) {
                    LOG.warnf("there is no topic %s, so the desk's quotes are not known", topic);
                    told = true;
                }
            } catch (KafkaException e) {
                LOG.debugf("the quotes are read again from their start cause=%s", e.toString());
            }
            pause();
        }
    }

    private void read(Consumer<byte[], byte[]> consumer, List<PartitionInfo> partitions) {
        List<TopicPartition> assigned = partitions.stream()
                .map(info -> new TopicPartition(info.topic(), info.partition())).toList();
        consumer.assign(assigned);
        consumer.seekToBeginning(assigned);
        while (ended.getCount() > 0) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                apply(record);
            }
        }
    }

    private void apply(ConsumerRecord<byte[], byte[]> record) {
        try {
            if (record.key() == null) {
                throw new IllegalArgumentException("a quote needs its asset's id as its key");
            }
            byte[] value = record.value();
            quotes.told(new String(record.key(), StandardCharsets.UTF_8),
                    value == null ? null : DeskQuote.of(value));
        } catch (IllegalArgumentException e) {
            LOG.warnf("not a quote, passed over at=%s-%d@%d cause=%s", record.topic(), record.partition(),
                    record.offset(), e.getMessage());
        }
    }

    private void pause() {
        try {
            ended.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
