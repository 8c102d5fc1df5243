package io.unlockwire.feed;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * The id of a place in the stream, {@code 1.<incarnation>.<positions>}: any replica understands it,
 * and one that belongs to another cluster or to a topic since recreated is recognised. The
 * positions
 * are base64url of one varint a partition and two bytes of check sum, so that a truncated or
 * mistyped
 * id is not taken for another place. At most 128 characters of {@code [A-Za-z0-9._-]} while offsets
 * average below 2^35.
 */
record StreamId(String incarnation, Positions positions) {

    private static final Pattern FORM = Pattern.compile("1\\.([A-Za-z0-9_-]{6})\\.([A-Za-z0-9_-]{2,230})");
    private static final Base64.Encoder TO_TEXT = Base64.getUrlEncoder().withoutPadding();
    private static final int CHECK_BYTES = 2;

    /** What tells this topic from its namesakes: six characters of a hash of both ids. */
    static String incarnation(String clusterId, String topicId) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest((clusterId + "/" + topicId).getBytes(StandardCharsets.UTF_8));
            return TO_TEXT.encodeToString(hash).substring(0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** Null where the text is no id of this form. */
    static @Nullable StreamId parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            return null;
        }
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(form.group(2));
            StreamId id = new StreamId(form.group(1), positions(bytes));
            return id.toString().equals(text) ? id : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    @Override
    public String toString() {
        ByteBuffer bytes = ByteBuffer.allocate(positions.partitions() * 10 + CHECK_BYTES);
        for (int p = 0; p < positions.partitions(); p++) {
            long rest = positions.at(p);
            while (rest > 0x7f) {
                bytes.put((byte) ((rest & 0x7f) | 0x80));
                rest >>>= 7;
            }
            bytes.put((byte) rest);
        }
        bytes.putShort(check(bytes.array(), bytes.position()));
        String vector = TO_TEXT.encodeToString(Arrays.copyOf(bytes.array(), bytes.position()));
        return "1." + incarnation + "." + vector;
    }

    private static Positions positions(byte[] bytes) {
        Positions positions = Positions.START;
        int partition = 0;
        long value = 0;
        int shift = 0;
        for (int i = 0; i < bytes.length - CHECK_BYTES; i++) {
            value |= (long) (bytes[i] & 0x7f) << shift;
            shift += 7;
            if (bytes[i] >= 0) {
                positions = positions.with(partition++, value);
                value = 0;
                shift = 0;
            } else if (shift > 56) {
                throw new IllegalArgumentException("an offset has at most 63 bits");
            }
        }
        return positions;
    }

    private short check(byte[] bytes, int length) {
        CRC32 sum = new CRC32();
        sum.update(incarnation.getBytes(StandardCharsets.US_ASCII));
        sum.update(bytes, 0, length);
        return (short) sum.getValue();
    }
}
