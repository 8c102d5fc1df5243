package io.unlockwire.unlock;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The identity of an unlock: asset id, a dash, eight hexadecimal digits of the hash of its first
 * claim's
 * coordinates. It survives every revision, since neither time nor amount is in it.
 */
public record UnlockId(String value) {

    private static final int DIGITS = 8;

    /** The id that the claim at these coordinates opens, the same at every replay. */
    public static UnlockId opening(String assetId, Coordinates first) {
        byte[] hash = sha256().digest(first.toString().getBytes(StandardCharsets.UTF_8));
        return new UnlockId(assetId + "-" + HexFormat.of().formatHex(hash).substring(0, DIGITS));
    }

    public UnlockId {
        if (value.length() <= DIGITS + 1 || value.charAt(value.length() - DIGITS - 1) != '-') {
            throw new IllegalArgumentException("not an unlock id: " + value);
        }
    }

    public String assetId() {
        return value.substring(0, value.length() - DIGITS - 1);
    }

    @Override
    public String toString() {
        return value;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
