package io.unlockwire.feed;

import io.unlockwire.ledger.Known;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * By what a list is sorted, upwards or downwards; what has no such figure comes last either way, and
 * unlocks with the same are in the order of their ids.
 */
record Order(By by, boolean down) {

    static final Order USUAL = new Order(By.TIME, false);
    static final String FORMS = "time, -time, value, -value, seen or -seen";

    /** What is compared. */
    enum By {
        /** When it unlocks. */
        TIME,
        /** What it is said to be worth. */
        VALUE,
        /** When it last changed. */
        SEEN;

        @Nullable
        BigDecimal figure(Known known) {
            return switch (this) {
                case TIME -> millis(known.unlockAt().from());
                case VALUE -> known.shown().valueUsd();
                case SEEN -> millis(known.lastSeen());
            };
        }

        private static @Nullable BigDecimal millis(@Nullable Instant at) {
            return at == null ? null : BigDecimal.valueOf(at.toEpochMilli());
        }
    }

    static Order parse(String text) {
        boolean down = text.startsWith("-");
        for (By by : By.values()) {
            if (by.name().toLowerCase(Locale.ROOT).equals(down ? text.substring(1) : text)) {
                return new Order(by, down);
            }
        }
        throw new IllegalArgumentException("is " + FORMS);
    }

    UnlockPlace place(Known known) {
        return new UnlockPlace(this, by.figure(known), known.id().value());
    }

    Comparator<UnlockPlace> comparator() {
        Comparator<BigDecimal> figures = down ? Comparator.reverseOrder() : Comparator.naturalOrder();
        return Comparator.comparing(UnlockPlace::figure, Comparator.nullsLast(figures))
                .thenComparing(UnlockPlace::id);
    }

    @Override
    public String toString() {
        return (down ? "-" : "") + by.name().toLowerCase(Locale.ROOT);
    }
}
