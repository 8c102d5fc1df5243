package io.unlockwire.feed;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * A signed statement that a holder of a key was here, good on every replica that has the secret:
 * {@code <use>.<holder>.<end>.<nonce>.<signature>}.
 *
 * @param use what it is good for, so that a ticket is no session
 */
record Pass(Use use, String holder, Instant end, String nonce) {

    /** What a pass is good for. */
    enum Use {
        SESSION, TICKET
    }

    private static final Pattern FORM = Pattern
            .compile("(SESSION|TICKET)\\.([A-Za-z0-9_-]{1,128})\\.(\\d{1,12})\\.([A-Za-z0-9_-]{22})"
                    + "\\.([A-Za-z0-9_-]{43})");
    private static final Base64.Encoder TO_TEXT = Base64.getUrlEncoder().withoutPadding();
    private static final String ALGORITHM = "HmacSHA256";

    String signed(byte[] secret) {
        String statement = use + "." + TO_TEXT.encodeToString(holder.getBytes(StandardCharsets.UTF_8)) + "."
                + end.getEpochSecond() + "." + nonce;
        return statement + "." + signature(statement, secret);
    }

    /** Null where it was not signed with this secret, or is over. */
    static @Nullable Pass read(String text, byte[] secret, Instant now) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            return null;
        }
        String statement = text.substring(0, text.lastIndexOf('.'));
        if (!MessageDigest.isEqual(ascii(signature(statement, secret)), ascii(form.group(5)))) {
            return null;
        }
        Instant end = Instant.ofEpochSecond(Long.parseLong(form.group(3)));
        return now.isBefore(end)
                ? new Pass(Use.valueOf(form.group(1)),
                        new String(Base64.getUrlDecoder().decode(form.group(2)), StandardCharsets.UTF_8), end,
                        form.group(4))
                : null;
    }

    private static String signature(String statement, byte[] secret) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret, ALGORITHM));
            return TO_TEXT.encodeToString(mac.doFinal(ascii(statement)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, e);
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
