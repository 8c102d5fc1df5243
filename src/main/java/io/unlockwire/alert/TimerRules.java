package io.unlockwire.alert;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;

/**
 * What an operator decides about timers.
 *
 * @param reminders how long before an unlock it is told again, the longest first
 * @param retries how long to wait before each further attempt at enrichment; the last one again and
 *            again
 * @param hold how long the first alert of an unlock waits for its required figures, from its first claim's
 *            append on; zero where it is told without them
 */
public record TimerRules(List<Duration> reminders, List<Duration> retries, Duration hold) {

    public TimerRules {
        if (hold.isNegative()) {
            throw new IllegalArgumentException("an alert is held for some time or not at all");
        }
        if (retries.isEmpty() || reminders.stream().anyMatch(TimerRules::tooShort)
                || retries.stream().anyMatch(TimerRules::tooShort)) {
            throw new IllegalArgumentException("reminders and retries are positive, and one retry is given");
        }
        reminders = reminders.stream().distinct().sorted(Comparator.reverseOrder()).toList();
        retries = List.copyOf(retries);
    }

    /** Reminders 7 d, 24 h and 1 h before; retries after 30 s, 5 min, 1 h, then hourly. */
    public static TimerRules defaults() {
        return new TimerRules(List.of(Duration.ofDays(7), Duration.ofHours(24), Duration.ofHours(1)),
                List.of(Duration.ofSeconds(30), Duration.ofMinutes(5), Duration.ofHours(1)), Duration.ZERO);
    }

    public TimerRules withHold(Duration longest) {
        return new TimerRules(reminders, retries, longest);
    }

    /** The wait before the next attempt, when so many have failed. */
    Duration afterFailures(int failed) {
        return retries.get(Math.min(failed, retries.size()) - 1);
    }

    private static boolean tooShort(Duration duration) {
        return duration.isNegative() || duration.isZero();
    }
}
