package io.unlockwire.lab.traffic;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The truth about one announcement.
 *
 * @param digest of its bytes, which are like no other's
 * @param unlock number of the unlock that it speaks of; -1 where it speaks of none
 * @param amount what the unlock's amount is from here on, tokens
 * @param at when the unlock is from here on, in epoch seconds
 */
public record Fact(String digest, Part part, int unlock, String amount, long at) {

    private static final int DIGITS = 32;

    public static String digest(byte[] value) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(value))
                    .substring(0, DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
