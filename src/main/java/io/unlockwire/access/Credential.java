package io.unlockwire.access;

import java.time.Instant;

/** Why someone may do something. Thread-safe; never waits. */
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

    /** What it can be found again by when what was shown is gone, as {@link Bearers#restingOn} takes it; no secret. */
    default String restsOn() {
        return holder();
    }
}
