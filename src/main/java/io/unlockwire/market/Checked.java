package io.unlockwire.market;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Figures of an answer, believed only within wide ranges; absent and null are silence. */
final class Checked {

    private static final BigDecimal SMALLEST = new BigDecimal("1e-18");
    private static final BigDecimal LARGEST = new BigDecimal("1e18");
    private static final Duration AHEAD = Duration.ofMinutes(2);

    private Checked() {}

    /**
     * Null where silent, or zero, which trackers write for "unknown".
     *
     * @throws IllegalArgumentException if it is no figure, or one that no market has
     */
    static @Nullable BigDecimal figure(JsonNode object, String field) {
        JsonNode node = object.path(field);
        if (node.isMissingNode() || node.isNull()) {
            return null;
        }
        if (!node.isNumber()) {
            throw new IllegalArgumentException(field + " is no number");
        }
        return figure(node.decimalValue(), field);
    }

    /** As before, of a figure that was read already. */
    static @Nullable BigDecimal figure(@Nullable BigDecimal figure, String field) {
        if (figure == null || figure.signum() == 0) {
            return null;
        }
        if (figure.compareTo(SMALLEST) < 0 || figure.compareTo(LARGEST) > 0) {
            throw new IllegalArgumentException(field + " is out of range");
        }
        return figure;
    }

    /** @throws IllegalArgumentException if it is no time, or older than allowed, or of the future */
    static Instant time(String iso, Instant now, Duration oldest) {
        try {
            return time(Instant.parse(iso), now, oldest);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("the price has no time", e);
        }
    }

    /** As before, of a time that was read already. */
    static Instant time(Instant at, Instant now, Duration oldest) {
        if (at.isBefore(now.minus(oldest))) {
            throw new IllegalArgumentException("the price is stale, of " + at);
        }
        if (at.isAfter(now.plus(AHEAD))) {
            throw new IllegalArgumentException("the price is of the future, of " + at);
        }
        return at;
    }
}
