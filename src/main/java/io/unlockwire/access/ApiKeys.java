package io.unlockwire.access;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The keys that open what is not public. Asked on event loops: thread-safe, never waits. */
public interface ApiKeys {

    /** Null where this is nobody's key. */
    @Nullable
    Credential find(String key);

    /** What a session or a ticket rests on; null where that holder has no key any more. */
    @Nullable
    Credential of(String holder);

    /**
     * Keys by configuration.
     *
     * @param hashes by holder, the SHA-256 of a key in hexadecimal
     * @throws IllegalArgumentException if one is none
     */
    static ApiKeys configured(Map<String, String> hashes) {
        return new ConfiguredKeys(hashes);
    }
}
