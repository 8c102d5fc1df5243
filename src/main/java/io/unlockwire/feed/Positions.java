package io.unlockwire.feed;

import java.util.Arrays;

/**
 * For each partition the next offset to read: how far someone has got. Immutable; a partition
 * beyond
 * the vector stands at 0, since it is read from its beginning once it appears.
 */
final class Positions {

    static final int MAX_PARTITIONS = 16;
    static final Positions START = new Positions(new long[0]);

    private final long[] next;

    private Positions(long[] next) {
        this.next = next;
    }

    static Positions of(long... next) {
        if (next.length > MAX_PARTITIONS) {
            throw new IllegalArgumentException(
                    "at most " + MAX_PARTITIONS + " partitions, not " + next.length);
        }
        return new Positions(next.clone());
    }

    int partitions() {
        return next.length;
    }

    long at(int partition) {
        return partition < next.length ? next[partition] : 0;
    }

    Positions with(int partition, long offset) {
        long[] copy = Arrays.copyOf(next, Math.max(next.length, partition + 1));
        copy[partition] = offset;
        return of(copy);
    }

    /** At each partition the farther of the two. */
    Positions max(Positions other) {
        long[] result = Arrays.copyOf(next, Math.max(next.length, other.next.length));
        for (int p = 0; p < result.length; p++) {
            result[p] = Math.max(result[p], other.at(p));
        }
        return new Positions(result);
    }

    /**
     * Whether at each partition this is at least as far: nothing that the other has read is missing
     * here.
     */
    boolean covers(Positions other) {
        for (int p = 0; p < other.next.length; p++) {
            if (at(p) < other.next[p]) {
                return false;
            }
        }
        return true;
    }

    /** Whether the record at this offset has been read. */
    boolean hasRead(int partition, long offset) {
        return offset < at(partition);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Positions that && Arrays.equals(next, that.next);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(next);
    }

    @Override
    public String toString() {
        return Arrays.toString(next);
    }
}
