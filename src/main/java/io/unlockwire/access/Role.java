package io.unlockwire.access;

import java.util.Locale;

/** What somebody may do. A token names roles in lower case. */
public enum Role {
    /** Follow the stream, and read what is known. */
    READER,
    /** Send announcements. */
    ANNOUNCER,
    /** Both of it. */
    OPERATOR;

    String claimed() {
        return name().toLowerCase(Locale.ROOT);
    }
}
