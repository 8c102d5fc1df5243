package io.unlockwire.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is still to be done for an unlock when its time comes.
 *
 * @param enrichment the next attempt to ask the providers; null if none is pending
 * @param reminded how long before the unlock the reminders already sent were due
 */
public record Timers(@Nullable Retry enrichment, List<Duration> reminded) {

    /** Nothing pending. */
    public static final Timers NONE = new Timers(null, List.of());

    /**
     * Providers are to be asked again.
     *
     * @param attempt how many have failed
     */
    public record Retry(int attempt, Instant notBefore) {}

    public Timers {
        reminded = reminded == null ? List.of() : List.copyOf(reminded);
    }
}
