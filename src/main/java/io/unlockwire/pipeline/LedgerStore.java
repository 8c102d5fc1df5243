package io.unlockwire.pipeline;

import io.unlockwire.unlock.UnlockId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The whole ledger in memory, undecoded: by partition, asset and unlock, and by the time at which
 * something is to be done. Fed from two sides, the tail of the topic and this replica's own commits; a
 * record counts once, in offset order, whoever brings it first. Thread-safe. Bounded by the ledger
 * itself, which forgets.
 */
final class LedgerStore {

    /** Nothing is to be done. */
    static final long NEVER = Long.MAX_VALUE;

    private final List<LedgerPartition> partitions;

    LedgerStore(int partitions) {
        List<LedgerPartition> all = new ArrayList<>();
        for (int i = 0; i < partitions; i++) {
            all.add(new LedgerPartition());
        }
        this.partitions = List.copyOf(all);
    }

    /**
     * @param value null forgets the unlock
     * @param due when there is something to do, epoch milliseconds
     */
    void apply(int partition, long offset, UnlockId id, byte @Nullable [] value, long due) {
        partitions.get(partition).apply(offset, id, value, due);
    }

    /** What is kept of one asset, in no particular order. */
    List<byte[]> ofAsset(int partition, String assetId) {
        return partitions.get(partition).ofAsset(assetId);
    }

    byte @Nullable [] find(int partition, UnlockId id) {
        return partitions.get(partition).find(id);
    }

    /** Everything, one partition's moment after the other. */
    Stream<byte[]> all() {
        return partitions.stream().flatMap(partition -> partition.all().stream());
    }

    /** Unlocks for which something is to be done by then, the longest due first. */
    List<UnlockId> due(int partition, long now, int most) {
        return partitions.get(partition).due(now, most);
    }

    /** When the first thing is to be done in these partitions; {@link #NEVER} if nothing is. */
    long firstDue(Collection<Integer> of) {
        return of.stream().mapToLong(partition -> partitions.get(partition).firstDue()).min().orElse(NEVER);
    }

    int size(Collection<Integer> of) {
        return of.stream().mapToInt(partition -> partitions.get(partition).size()).sum();
    }

    /** Looks at it again no earlier than then; the next record about it decides anew. */
    void putOff(int partition, UnlockId id, long until) {
        partitions.get(partition).putOff(id, until);
    }
}
