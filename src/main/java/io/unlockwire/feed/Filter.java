package io.unlockwire.feed;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which alerts a client wants; equal filters are one class, whose alerts are chosen once for all
 * its
 * clients. What is not asked is no condition; what an alert does not say never fulfils one.
 *
 * @param tokens tickers or asset ids, lower case
 * @param severities lower case, as {@code kinds}
 * @param lead between which times before the unlock, seen from now
 */
record Filter(Set<String> tokens, Set<String> kinds, Set<String> severities, @Nullable BigDecimal minUsd,
        @Nullable BigDecimal minPct, @Nullable Lead lead) {

    static final Filter ALL = new Filter(Set.of(), Set.of(), Set.of(), null, null, null);

    /** A window of time before an unlock, both ends included. */
    record Lead(Duration from, Duration to) {}

    Filter {
        tokens = Set.copyOf(tokens);
        kinds = Set.copyOf(kinds);
        severities = Set.copyOf(severities);
    }

    boolean everything() {
        return equals(ALL);
    }

    boolean accepts(AlertFacts alert, Instant now) {
        return wanted(kinds, alert.kind())
                && wanted(severities, alert.severity())
                && (tokens.isEmpty() || token(alert.token()))
                && (minUsd == null || reaches(minUsd, alert.value()))
                && (minPct == null
                        || atLeast(minPct, alert.percentage() == null ? null : alert.percentage().value()))
                && (lead == null || within(lead, alert.from(), now));
    }

    private boolean token(AlertFacts.@Nullable Asset token) {
        return token != null
                && (listed(tokens, token.ticker()) || listed(tokens, token.assetId()));
    }

    private static boolean reaches(BigDecimal least, AlertFacts.@Nullable Value value) {
        return value != null && (atLeast(least, value.statedUsd()) || atLeast(least, value.nowUsd()));
    }

    private static boolean atLeast(BigDecimal least, @Nullable BigDecimal value) {
        return value != null && value.compareTo(least) >= 0;
    }

    private static boolean within(Lead lead, @Nullable Instant from, Instant now) {
        if (from == null) {
            return false;
        }
        Duration left = Duration.between(now, from);
        return left.compareTo(lead.from) >= 0 && left.compareTo(lead.to) <= 0;
    }

    private static boolean wanted(Set<String> words, @Nullable String word) {
        return words.isEmpty() || listed(words, word);
    }

    private static boolean listed(Set<String> words, @Nullable String word) {
        return word != null && words.contains(word.toLowerCase(Locale.ROOT));
    }
}
