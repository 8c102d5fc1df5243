package io.unlockwire.lab.check;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListTransactionsOptions;
import org.apache.kafka.clients.admin.TransactionState;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/**
 * After the last fault: I7, nothing is left to be read within a minute; I8, no transaction is left open, one
 * time-out of a transaction later at most.
 */
final class Settling {

    static final Duration CATCH_UP = Duration.ofSeconds(60);
    private static final Duration LATE = Duration.ofMinutes(2);
    private static final Duration OPEN = Duration.ofSeconds(30);

    private final String bootstrapServers;
    private final String prefix;
    private String open = "";

    Settling(String bootstrapServers, String prefix) {
        this.bootstrapServers = bootstrapServers;
        this.prefix = prefix;
    }

    /** Returns once it has settled, or has not for long enough. */
    void check(Findings findings, Duration sinceLastFault) {
        long start = System.nanoTime() - sinceLastFault.toNanos();
        boolean caughtUp = within(start, CATCH_UP.plus(LATE), this::caughtUp);
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        System.out.println("settled=" + caughtUp + " after " + took.toSeconds() + " s");
        if (!caughtUp || took.compareTo(CATCH_UP) > 0) {
            findings.broken("I7", (caughtUp ? "caught up only after " : "not caught up after ") + took);
        }
        if (!within(System.nanoTime(), OPEN, this::nothingOpen)) {
            findings.broken("I8", "left open: " + open);
        }
    }

    private boolean caughtUp() {
        return left("intake", "announcements") == 0 && left("resolution", "claims") == 0;
    }

    /** Records are counted, since the markers of transactions have offsets, too. */
    private int left(String group, String topic) {
        try (Admin admin = admin(); Committed reader = new Committed(bootstrapServers)) {
            Map<TopicPartition, OffsetAndMetadata> committed = admin.listConsumerGroupOffsets(prefix + group)
                    .partitionsToOffsetAndMetadata().get(20, TimeUnit.SECONDS);
            int[] left = {0};
            reader.after(prefix + topic, committed, record -> left[0]++);
            return left[0];
        } catch (ExecutionException | TimeoutException | KafkaException e) {
            return -1;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return -1;
        }
    }

    private boolean nothingOpen() {
        try (Admin admin = admin()) {
            List<String> transactions = admin.listTransactions(new ListTransactionsOptions().filterStates(
                    List.of(TransactionState.ONGOING, TransactionState.PREPARE_COMMIT,
                            TransactionState.PREPARE_ABORT)))
                    .all().get(20, TimeUnit.SECONDS).stream()
                    .map(listing -> listing.transactionalId() + " " + listing.state()).toList();
            Map<TopicPartition, Long> producers = producers(admin);
            open = transactions + " " + producers;
            return transactions.isEmpty() && producers.isEmpty();
        } catch (ExecutionException | TimeoutException | KafkaException e) {
            open = e.toString();
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Partitions with a transaction that has begun and not ended, and where it began. */
    private Map<TopicPartition, Long> producers(Admin admin)
            throws ExecutionException, InterruptedException, TimeoutException {
        List<String> topics = List.of("claims", "ledger", "alerts", "archive", "rejected").stream()
                .map(name -> prefix + name).toList();
        List<TopicPartition> partitions = admin.describeTopics(topics).allTopicNames()
                .get(20, TimeUnit.SECONDS).values().stream()
                .flatMap(topic -> topic.partitions().stream()
                        .map(info -> new TopicPartition(topic.name(), info.partition())))
                .toList();
        Map<TopicPartition, Long> begun = new HashMap<>();
        admin.describeProducers(partitions).all().get(20, TimeUnit.SECONDS)
                .forEach((partition, state) -> state.activeProducers().stream()
                        .filter(producer -> producer.currentTransactionStartOffset().isPresent())
                        .forEach(producer -> begun.put(partition,
                                producer.currentTransactionStartOffset().getAsLong())));
        return begun;
    }

    private Admin admin() {
        return Admin.create(Map.of("bootstrap.servers", bootstrapServers));
    }

    private static boolean within(long start, Duration patience, BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - start > patience.toNanos()) {
                return false;
            }
            LockSupport.parkNanos(Duration.ofMillis(500).toNanos());
        }
        return true;
    }
}
