package io.unlockwire.market;

import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A provider answered, but with no figures. */
final class AnsweredException extends IOException {

    private static final long serialVersionUID = 1;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int SERVER_ERRORS = 500;

    private final int status;
    private final transient @Nullable Duration retryAfter;

    /** @param retryAfter how long the provider asks to be left alone; null where it does not say */
    AnsweredException(int status, @Nullable Duration retryAfter) {
        super("answered " + status);
        this.status = status;
        this.retryAfter = retryAfter;
    }

    @Nullable
    Duration retryAfter() {
        return retryAfter;
    }

    /** The same request may fare better in a moment. */
    boolean passing() {
        return status >= SERVER_ERRORS;
    }

    boolean tooMany() {
        return status == TOO_MANY_REQUESTS;
    }
}
