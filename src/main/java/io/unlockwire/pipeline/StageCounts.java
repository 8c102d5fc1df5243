package io.unlockwire.pipeline;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;

/**
 * What one stage has done since the process began. At any quiet moment {@code received = sum of
 * outcomes + returned}; while a batch is in hand the difference is its size. Thread-safe; counts
 * only ever rise.
 */
public final class StageCounts {

    private static final long IDLE = Long.MIN_VALUE;
    private final String stage;
    private final LongAdder received = new LongAdder();
    private final LongAdder returned = new LongAdder();
    private final Map<String, LongAdder> outcomes;
    private final Map<String, LongAdder> transactions = zeros(
            List.of("committed", "refused", "aborted", "broken"));
    private final LongAdder behind = new LongAdder();
    private volatile long decidingSince = IDLE;
    private volatile int owned;
    private volatile long recoveringSince = IDLE;
    private volatile Waits waits = new Waits() {
    };

    /**
     * @param outcomes every name that {@link #outcome} may be given, so that each is counted from zero
     *            on
     */
    StageCounts(String stage, Collection<String> outcomes) {
        this.stage = stage;
        this.outcomes = zeros(outcomes);
    }

    public String stage() {
        return stage;
    }

    /** Records taken in hand, those that came again included. */
    public long received() {
        return received.sum();
    }

    /** Records given back undecided: another replica owns them now, or they will be read again. */
    public long returned() {
        return returned.sum();
    }

    /** Records by what became of them, committed. */
    public Map<String, Long> outcomes() {
        return sums(outcomes);
    }

    /** Transactions by how they ended: committed, refused, aborted, broken. */
    public Map<String, Long> transactions() {
        return sums(transactions);
    }

    /** How often the broker gave out an older offset than what was carried out. */
    public long offsetsBehind() {
        return behind.sum();
    }

    void behind() {
        behind.increment();
    }

    /** Partitions that this replica owns. */
    public int owned() {
        return owned;
    }

    /**
     * How long the records in hand have been in deciding; zero when nothing is, or when Kafka is
     * awaited.
     */
    public Duration deciding() {
        return since(decidingSince);
    }

    /** How long the way back after a failed transaction has taken so far; zero if all is well. */
    public Duration recovering() {
        return since(recoveringSince);
    }

    void received(int records) {
        received.add(records);
    }

    void returned(int records) {
        returned.add(records);
    }

    /** From now on tells how long it has taken. */
    public void tell(Waits whom) {
        waits = whom;
    }

    /** @param since when the record was written, epoch milliseconds */
    void outcome(String name, long since) {
        increment(outcomes, name);
        waits.processed(System.currentTimeMillis() - since);
    }

    /** @param announced when the announcement was written, epoch milliseconds */
    void alerted(long announced) {
        waits.alerted(System.currentTimeMillis() - announced);
    }

    void transaction(String end) {
        increment(transactions, end);
    }

    void owned(int partitions) {
        owned = partitions;
    }

    void decidingBegins() {
        decidingSince = System.nanoTime();
    }

    void decidingEnds() {
        decidingSince = IDLE;
    }

    void recoveryBegins() {
        recoveringSince = System.nanoTime();
    }

    void recoveryEnds() {
        recoveringSince = IDLE;
    }

    private static Duration since(long begun) {
        return begun == IDLE ? Duration.ZERO : Duration.ofNanos(System.nanoTime() - begun);
    }

    private static void increment(Map<String, LongAdder> counts, String name) {
        LongAdder count = counts.get(name);
        if (count == null) {
            throw new IllegalArgumentException(name + " is none of " + counts.keySet());
        }
        count.increment();
    }

    private static Map<String, LongAdder> zeros(Collection<String> names) {
        return names.stream().collect(Collectors.toUnmodifiableMap(name -> name, name -> new LongAdder()));
    }

    private static Map<String, Long> sums(Map<String, LongAdder> counts) {
        Map<String, Long> sums = new TreeMap<>();
        counts.forEach((name, count) -> sums.put(name, count.sum()));
        return sums;
    }
}
