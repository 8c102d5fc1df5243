package io.unlockwire.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Keys by configuration, of which only the hashes are known here. A plain SHA-256 will do, since a key is
 * random and no password; a key of fewer than 32 characters is nobody's.
 */
final class ConfiguredKeys implements ApiKeys {

    private static final int SHORTEST = 32;
    private static final int LONGEST = 256;

    private final Map<String, byte[]> hashes = new HashMap<>();

    /** Good for as long as the configuration is. */
    private record Held(String holder) implements Credential {

        @Override
        public boolean holds(Instant now) {
            return true;
        }
    }

    /** @param hashes by holder, in hexadecimal */
    ConfiguredKeys(Map<String, String> hashes) {
        hashes.forEach((holder, hash) -> this.hashes.put(holder, hash(holder, hash)));
    }

    @Override
    public @Nullable Credential find(String key) {
        if (key.length() < SHORTEST || key.length() > LONGEST) {
            return null;
        }
        byte[] presented = sha256(key);
        Credential found = null;
        for (Map.Entry<String, byte[]> each : hashes.entrySet()) {
            if (MessageDigest.isEqual(each.getValue(), presented)) {
                found = new Held(each.getKey());
            }
        }
        return found;
    }

    @Override
    public @Nullable Credential of(String holder) {
        return hashes.containsKey(holder) ? new Held(holder) : null;
    }

    static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static byte[] hash(String holder, String text) {
        try {
            byte[] hash = HexFormat.of().parseHex(text);
            if (hash.length == 32) {
                return hash;
            }
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("the key of " + holder + " is no SHA-256 in hexadecimal", e);
        }
        throw new IllegalArgumentException("the key of " + holder + " is no SHA-256 in hexadecimal");
    }
}
