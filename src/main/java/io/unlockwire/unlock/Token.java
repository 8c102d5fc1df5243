package io.unlockwire.unlock;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The asset an announcement speaks of.
 *
 * @param name as the catalogue writes it, or as the announcement does where it is unknown
 * @param ticker upper case, without {@code $}; null where neither text nor catalogue gives one
 * @param assetId the identity: a catalogue id such as {@code kaito}, or {@code unresolved:<name>},
 *            which is a name not yet known and never a guess
 */
public record Token(String name, @Nullable String ticker, String assetId) {

    /** Marks an identity that the catalogue could not give. */
    public static final String UNRESOLVED = "unresolved:";

    public Token {
        Objects.requireNonNull(name, "name");
        if (assetId.isBlank()) {
            throw new IllegalArgumentException("a token needs an asset id");
        }
    }

    public boolean resolved() {
        return !assetId.startsWith(UNRESOLVED);
    }
}
