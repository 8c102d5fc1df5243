package io.unlockwire.announcement;

import io.unlockwire.unlock.Catalogue;
import org.jspecify.annotations.Nullable;

/**
 * Reads a record of the announcements topic: UTF-8 text, or the topic's JSON.
 *
 * <p>
 * Total: no value makes it throw, every value is read in time linear in its length, and the same
 * value with the same {@link Received} gives the same reading. A text holds at most 64 KiB and at
 * most 64 claims; beyond, it is rejected and says so. Thread-safe.
 */
public final class AnnouncementReader {

    private final Intake intake;
    private final TextReader text;

    public AnnouncementReader(Catalogue catalogue, ReadingRules rules) {
        this.intake = new Intake(catalogue);
        this.text = new TextReader(catalogue, rules);
    }

    /** What the value says; null is a value too. */
    public Reading read(byte @Nullable [] value, Received received) {
        return intake.take(value, received).fold(text::read, reading -> reading);
    }
}
