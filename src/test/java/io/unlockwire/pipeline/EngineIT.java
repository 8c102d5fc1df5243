package io.unlockwire.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.unlockwire.testkit.Kafka;
import io.unlockwire.testkit.Received;
import io.unlockwire.testkit.Records;
import io.unlockwire.testkit.Topics;
import io.unlockwire.testkit.WithKafka;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the engine promises, on a real broker: all of a batch or nothing, once. */
@WithKafka
class EngineIT {

    private Topics topics;
    private Records records;
    private CopyStage stage;
    private EngineRig rig;
    private Kafka kafka;

    @BeforeEach
    void join(Kafka kafka, Topics topics, Records records) {
        this.kafka = kafka;
        this.topics = topics;
        this.records = records;
        stage = new CopyStage(topics.alerts(), topics.rejected());
        rig = new EngineRig(kafka.bootstrapServers(), topics, stage).join();
    }

    @AfterEach
    void leave() {
        rig.close();
    }

    @Test
    void a_batch_is_written_with_its_offsets_and_applied_after_the_commit() {
        send("a", "b", "c");

        rig.turn(3);

        assertThat(copies()).containsExactly("a", "b", "c");
        assertThat(rig.committed()).isEqualTo(3);
        assertThat(stage.applied()).containsExactlyInAnyOrder("a", "b", "c");
        assertThat(rig.counts().transactions()).containsEntry("committed", 1L);
    }

    @Test
    void a_batch_that_is_too_much_for_one_transaction_takes_several() {
        stage.takeAtMost(2);
        send("a", "b", "c", "d", "e");

        rig.turn(5);

        assertThat(copies()).containsExactly("a", "b", "c", "d", "e");
        assertThat(rig.counts().transactions()).containsEntry("committed", 3L);
        assertThat(rig.committed()).isEqualTo(5);
    }

    @Test
    void deciding_that_fails_once_is_tried_again_and_nothing_is_repeated() {
        boolean[] failed = {false};
        stage.failWhere(value -> {
            boolean first = value.equals("b") && !failed[0];
            failed[0] |= first;
            return first;
        });
        send("a", "b", "c");

        rig.turn(3);

        assertThat(copies()).containsExactly("a", "b", "c");
        assertThat(rejected()).isEmpty();
    }

    @Test
    void the_culprit_of_a_batch_is_found_by_halving_and_buried_and_its_neighbours_are_told() {
        stage.failWhere("poison"::equals);
        String[] values = IntStream.range(0, 40).mapToObj(i -> i == 23 ? "poison" : "v" + i)
                .toArray(String[]::new);
        send(values);

        rig.turn(40);

        assertThat(copies()).hasSize(39).doesNotHaveDuplicates().doesNotContain("poison");
        assertThat(rejected()).singleElement().asString().startsWith("23: cannot decide");
        assertThat(rig.committed()).isEqualTo(40);
        assertThat(stage.batches()).as("three tries, then halves").hasSizeLessThan(20);
    }

    @Test
    void a_record_too_large_to_be_written_blocks_nothing() {
        send("a", "x".repeat(120_000), "c");

        rig.turn(3);

        assertThat(copies()).containsExactly("a", "c");
        assertThat(rejected()).hasSize(1);
        assertThat(rig.counts().transactions()).containsEntry("refused", 5L);
    }

    @Test
    void a_batch_polled_before_a_rebalance_is_refused_by_the_broker_and_given_back() {
        send("a", "b");
        ConsumerRecords<byte[], byte[]> old = rig.poll(2);

        rig.process(old, rig.generation() - 1);

        assertThat(copies()).isEmpty();
        assertThat(stage.applied()).isEmpty();
        assertThat(rig.counts().transactions()).containsEntry("aborted", 1L);
        assertThat(rig.counts().returned()).isEqualTo(2);
        assertThat(stage.restored()).isNotEmpty();
        rig.turn(2);
        assertThat(copies()).containsExactly("a", "b");
    }

    @Test
    void what_was_polled_twice_since_the_consumer_was_moved_back_is_told_once() {
        send("a", "b", "c");
        ConsumerRecords<byte[], byte[]> all = rig.poll(3);

        rig.process(all, rig.generation());
        rig.process(all, rig.generation());

        assertThat(copies()).containsExactly("a", "b", "c");
        assertThat(rig.committed()).isEqualTo(3);
        assertThat(rig.counts().returned()).isEqualTo(3);
    }

    @Test
    void a_batch_on_its_way_when_the_one_before_it_is_given_back_waits_for_that_one() {
        send("a", "b");
        ConsumerRecords<byte[], byte[]> first = rig.poll(2);
        send("c", "d");
        ConsumerRecords<byte[], byte[]> second = rig.poll(2);

        rig.process(first, rig.generation() - 1);
        rig.process(second, rig.generation());

        assertThat(copies()).as("nothing before what is owed").isEmpty();
        assertThat(rig.counts().returned()).isEqualTo(4);
        rig.turn(4);
        assertThat(copies()).containsExactly("a", "b", "c", "d");
        assertThat(rig.committed()).isEqualTo(4);
    }

    @Test
    void a_fenced_producer_is_renewed_and_the_batch_is_told_once() {
        send("a");
        rig.turn(1);
        try (Producer<byte[], byte[]> thief = rig.producer(topics.prefix() + "copy")) {
            thief.initTransactions();
        }
        send("b");

        rig.turn(1);
        assertThat(rig.counts().transactions()).containsEntry("broken", 1L);
        rig.turn(1);

        assertThat(copies()).containsExactly("a", "b");
        assertThat(rig.committed()).isEqualTo(2);
    }

    @Test
    void a_stage_that_hangs_is_seen_by_its_age_and_what_it_held_is_told_once_it_goes_on() {
        stage.hang();
        send("a");
        CompletableFuture<Void> turn = CompletableFuture.runAsync(() -> rig.turn(1));
        await().atMost(Duration.ofSeconds(20)).until(
                () -> rig.counts().deciding().compareTo(Duration.ofMillis(300)) > 0);

        stage.goOn();
        turn.join();

        assertThat(rig.counts().deciding()).isZero();
        assertThat(copies()).containsExactly("a");
    }

    @Test
    void the_transaction_that_a_dead_predecessor_left_open_is_ended_by_its_successor() {
        try (EngineRig successor = new EngineRig(kafka.bootstrapServers(), topics, stage,
                "successor-" + topics.prefix())) {
            Producer<byte[], byte[]> dead = successor.producer("successor-" + topics.prefix());
            dead.initTransactions();
            dead.beginTransaction();
            var unused = dead.send(new ProducerRecord<>(topics.alerts(),
                    "half".getBytes(UTF_8)));
            dead.flush();
            rig.close();
            send("a");

            successor.join().turn(1);

            assertThat(copies()).containsExactly("a");
        }
    }

    private void send(String... values) {
        for (String value : values) {
            records.to(topics.announcements()).partition(0).value(value);
        }
    }

    private List<String> copies() {
        return records.from(topics.alerts()).settled().stream().map(Received::text).toList();
    }

    private List<String> rejected() {
        return records.from(topics.rejected()).settled().stream().map(Received::text).toList();
    }
}
