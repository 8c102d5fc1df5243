package io.unlockwire.unlock;

/**
 * Where a claim was first written down: the announcement's record, and the claim's place within it.
 * Unique, and the same whenever the record is read again.
 *
 * @param row zero-based
 */
public record Coordinates(String topic, int partition, long offset, int row) {

    @Override
    public String toString() {
        return topic + "/" + partition + "/" + offset + "/" + row;
    }
}
