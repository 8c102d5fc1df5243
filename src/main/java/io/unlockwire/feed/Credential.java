package io.unlockwire.feed;

import java.time.Instant;

/** Why someone may follow the stream. Thread-safe; never waits. */
public interface Credential {

    /** Of everybody, where the stream is public. */
    Credential NONE = new Credential() {
        @Override
        public String holder() {
            return "anybody";
        }

        @Override
        public boolean holds(Instant now) {
            return true;
        }
    };

    /** Whom it was given to: a name for logs, no secret. */
    String holder();

    /** Whether it is still good; a stream asks once a second and ends when it is not. */
    boolean holds(Instant now);
}
