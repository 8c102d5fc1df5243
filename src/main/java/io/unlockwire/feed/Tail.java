package io.unlockwire.feed;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Reads the alerts topic into a ring, on a thread of its own, for as long as the service lives. A
 * ring
 * is shown once it is filled up to where the topic ended when its filling began. A broken
 * connection
 * goes on where it ended; a topic made anew, or records deleted before they were read, begin a new
 * ring,
 * so that no client is led over a hole unawares.
 */
final class Tail implements Runnable, Loop.News, AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Tail.class);
    private static final Duration POLL = Duration.ofMillis(250);
    private static final long BACK_OFF_MILLIS = 1_000;

    private final TopicAccess access;
    private final FeedConfig config;
    private final FeedMeters meters;
    private final InstantSource clock;
    private final Runnable news;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread = new Thread(this, "unlockwire-feed-tail");

    private volatile @Nullable Ring shown;
    private volatile @Nullable Canary canary;
    private volatile @Nullable Consumer<byte[], byte[]> current;
    private @Nullable Ring filling;
    private boolean troubled;

    /** @param news called on the tail's thread after each change of what is shown */
    Tail(TopicAccess access, FeedConfig config, FeedMeters meters, InstantSource clock, Runnable news) {
        this.access = access;
        this.config = config;
        this.meters = meters;
        this.clock = clock;
        this.news = news;
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    @Override
    public @Nullable Ring ring() {
        return shown;
    }

    @Override
    public @Nullable Canary canary() {
        return canary;
    }

    @Override
    public void run() {
        while (closing.getCount() > 0) {
            try (Admin admin = access.admin();
                    Consumer<byte[], byte[]> consumer = access.consumer(Map.of(
                            ConsumerConfig.METADATA_MAX_AGE_CONFIG, (int) config.refresh().toMillis(),
                            ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 2_000))) {
                current = consumer;
                follow(consumer, new TopicIdentity(admin, access.topic()),
                        new CanaryRound(admin, config.canary(), clock));
            } catch (WakeupException e) {
                LOG.debug("The tail was woken to end");
            } catch (OffsetOutOfRangeException e) {
                LOG.warnf("Alerts were deleted before they were read; the ring begins anew: %s",
                        e.getMessage());
                filling = null;
            } catch (KafkaException e) {
                trouble(e);
            } catch (RuntimeException e) {
                LOG.error("The tail failed and begins anew", e);
                filling = null;
                pause();
            }
        }
    }

    @Override
    public void close() {
        closing.countDown();
        Consumer<byte[], byte[]> consumer = current;
        if (consumer != null) {
            consumer.wakeup();
        }
        try {
            thread.join(TopicAccess.PATIENCE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void follow(Consumer<byte[], byte[]> consumer, TopicIdentity identity, CanaryRound round) {
        String incarnation = identity.incarnation();
        List<TopicPartition> partitions = access.partitions(consumer);
        Ring ring = filling;
        if (ring == null || !ring.incarnation().equals(incarnation)) {
            ring = begin(consumer, partitions, incarnation);
            filling = ring;
        }
        Positions end = TopicAccess.positions(partitions, consumer.endOffsets(partitions)::get);
        assign(consumer, partitions, ring.view().frontier());
        long refreshAt = System.nanoTime() + config.refresh().toNanos();
        while (closing.getCount() > 0) {
            take(consumer.poll(POLL), ring);
            boolean changed = ring.publish(TopicAccess.positions(partitions, consumer::position));
            if (ring == shown) {
                Canary told = round.step(partitions, ring.view().frontier());
                canary = told == null ? canary : told;
                if (changed || told != null) {
                    news.run();
                }
            } else if (ring.view().frontier().covers(end)) {
                LOG.infof("The ring holds %d alerts of %s", ring.view().next() - ring.view().first(),
                        access.topic());
                shown = ring;
                news.run();
            }
            troubled = false;
            if (System.nanoTime() - refreshAt >= 0) {
                refreshAt = System.nanoTime() + config.refresh().toNanos();
                String latest = identity.latest();
                if (latest != null && !latest.equals(incarnation)) {
                    LOG.warnf("The topic %s was made anew; so is the ring", access.topic());
                    return;
                }
                partitions = grown(consumer, partitions, ring);
            }
        }
    }

    private Ring begin(Consumer<?, ?> consumer, List<TopicPartition> partitions, String incarnation) {
        Positions begin = TopicAccess.positions(partitions, consumer.beginningOffsets(partitions)::get);
        Positions end = TopicAccess.positions(partitions, consumer.endOffsets(partitions)::get);
        long share = config.ringEntries() / Math.max(1, partitions.size());
        Positions start = TopicAccess.positions(partitions,
                each -> Math.max(begin.at(each.partition()), end.at(each.partition()) - share));
        return new Ring(config.ringEntries(), config.ringBytes(), incarnation, start, start.equals(begin));
    }

    private List<TopicPartition> grown(Consumer<?, ?> consumer, List<TopicPartition> before, Ring ring) {
        List<TopicPartition> now = access.partitions(consumer);
        if (now.size() <= before.size()) {
            return before;
        }
        LOG.infof("The topic %s has grown to %d partitions", access.topic(), now.size());
        assign(consumer, now, ring.view().frontier());
        return now;
    }

    private static void assign(Consumer<?, ?> consumer, List<TopicPartition> partitions, Positions from) {
        consumer.assign(partitions);
        partitions.forEach(each -> consumer.seek(each, from.at(each.partition())));
    }

    private void take(ConsumerRecords<byte[], byte[]> records, Ring ring) {
        for (ConsumerRecord<byte[], byte[]> record : records) {
            AlertFacts facts = AlertFacts.read(record.value());
            if (facts == null) {
                meters.unreadable();
                LOG.warnf("Not an alert, left out of the stream: %s-%d@%d", record.topic(),
                        record.partition(),
                        record.offset());
            } else {
                ring.append(record.partition(), record.offset(), record.timestamp(), facts, record.value());
            }
        }
    }

    private void trouble(KafkaException e) {
        if (!troubled) {
            LOG.warnf("The tail of %s is interrupted and tries again: %s", access.topic(), e.getMessage());
        }
        troubled = true;
        pause();
    }

    private void pause() {
        try {
            if (closing.await(BACK_OFF_MILLIS, TimeUnit.MILLISECONDS)) {
                LOG.debug("The tail ends while it waits");
            }
        } catch (InterruptedException e) {
            closing.countDown();
        }
    }
}
