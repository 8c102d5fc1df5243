package io.unlockwire.enrich;

import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Failures in the few words that an alert has room for. */
final class Causes {

    private static final int LONGEST = 200;

    private Causes() {}

    static String of(@Nullable Throwable failure) {
        if (failure == null) {
            return "gave no answer";
        }
        if (failure instanceof TimeoutException) {
            return "took too long";
        }
        String message = failure.getMessage();
        String words = message == null || message.isBlank() ? failure.getClass().getSimpleName() : message;
        String line = words.lines().findFirst().orElse(words);
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST - 1) + "…";
    }
}
