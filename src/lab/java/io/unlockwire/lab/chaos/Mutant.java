package io.unlockwire.lab.chaos;

import java.util.List;
import java.util.Set;

/**
 * Bugs that an engine like ours could have, each a change to its source. The checker must catch every one, or
 * its silence about the engine as it is would prove little.
 */
enum Mutant {
    /** An aborted transaction is taken for a success: its records are never read again. */
    SWALLOWED_ABORT(Protocol.COOPERATIVE, Set.of(Kind.STORM, Kind.BROKER_FREEZE), List.of(
            new Edit("Carrier", """
                    counts.transaction("aborted");
                    return Uni.createFrom().failure(new GivenBackException(aborted.cause()));
                    """, """
                    counts.transaction("aborted");
                    return Uni.createFrom().voidItem();
                    """))),
    /** The offsets have a transaction of their own, after the one of the records. */
    OFFSETS_APART(Protocol.COOPERATIVE, Set.of(Kind.FAIL_POINT, Kind.KILL, Kind.KILL_UNANSWERED),
            List.of(new Edit("Transactor", """
                    producer.sendOffsetsToTransaction(offsets, fence);
                    """, """
                    commit();
                    producer.beginTransaction();
                    producer.sendOffsetsToTransaction(offsets, fence);
                    """))),
    /** The state in memory learns of a transaction before it is committed. */
    APPLIED_BEFORE_COMMIT(Protocol.COOPERATIVE, Set.of(Kind.STORM, Kind.BROKER_FREEZE), List.of(
            new Edit("Carrier", """
                    Transacted end = transactor.transact(
                    """, """
                    transactor.written = effects.committed();
                    Transacted end = transactor.transact(
                    """),
            new Edit("Carrier", """
                    effects.committed().accept(committed.written());
                    """, ""),
            new Edit("Transactor", """
                    private boolean usable;
                    """, """
                    private boolean usable;
                    java.util.function.Consumer<List<RecordMetadata>> written;
                    """),
            new Edit("Transactor", """
                    producer.sendOffsetsToTransaction(offsets, fence);
                    """, """
                    this.written.accept(written);
                    producer.sendOffsetsToTransaction(offsets, fence);
                    """))),
    /** A new owner goes by what it has happened to read of the ledger, and waits for no more. */
    NOT_RESTORED(Protocol.EAGER, Set.of(Kind.LATE_LEDGER), List.of(
            new Edit("ResolutionStage", """
                    tail.awaitEnd(partitions);
                    """, ""))),
    /** The broker is not told in which generation the records were polled. */
    NOT_FENCED(Protocol.COOPERATIVE, Set.of(Kind.ZOMBIE), List.of(
            new Edit("Membership", """
                    return new ConsumerGroupMetadata(me.group(), generation, me.member(), me.instance());
                    """, """
                    return new ConsumerGroupMetadata(me.group());
                    """)));

    /**
     * A change to one type of the pipeline; what is to be replaced stands there exactly once.
     *
     * @param from lines, compared without their indentation
     */
    record Edit(String type, String from, String to) {}

    private final Protocol protocol;
    @SuppressWarnings("ImmutableEnumChecker")
    private final Set<Kind> kinds;
    @SuppressWarnings("ImmutableEnumChecker")
    private final List<Edit> edits;

    Mutant(Protocol protocol, Set<Kind> kinds, List<Edit> edits) {
        this.protocol = protocol;
        this.kinds = kinds;
        this.edits = edits;
    }

    Protocol protocol() {
        return protocol;
    }

    /** The faults that bring it to light. */
    Set<Kind> kinds() {
        return kinds;
    }

    List<Edit> edits() {
        return edits;
    }
}
