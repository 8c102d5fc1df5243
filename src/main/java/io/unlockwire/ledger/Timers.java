package io.unlockwire.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is still to be done for an unlock when its time comes.
 *
 * @param enrichment the next attempt to ask the providers; null if none is pending
 * @param doneUntil reminders and the occurrence that were due up to here are told or passed over;
 *            null until the unlock is first told, and then the moment of that
 */
public record Timers(@Nullable Retry enrichment, @Nullable Instant doneUntil) {

    /** Nothing pending, nothing done. */
    public static final Timers NONE = new Timers(null, null);

    /**
     * Providers are to be asked again.
     *
     * @param attempt how many have failed
     */
    public record Retry(int attempt, Instant notBefore) {}

    public Timers withEnrichment(@Nullable Retry next) {
        return new Timers(next, doneUntil);
    }

    public Timers withDoneUntil(Instant moment) {
        return new Timers(enrichment, moment);
    }
}
