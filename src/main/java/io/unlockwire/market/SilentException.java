package io.unlockwire.market;

import java.io.IOException;
import java.time.Duration;

/** A provider did not answer in time. */
final class SilentException extends IOException {

    private static final long serialVersionUID = 1;

    SilentException(Duration within) {
        super("gave no answer within " + within.toMillis() + " ms");
    }
}
