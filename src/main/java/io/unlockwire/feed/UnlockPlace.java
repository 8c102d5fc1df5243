package io.unlockwire.feed;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * The place of an unlock among all, as a client hands it back to have the next page: it stays right
 * whatever comes or goes before it.
 *
 * @param figure what it is sorted by; null where it has none
 */
record UnlockPlace(Order order, @Nullable BigDecimal figure, String id) {

    private static final String NONE = "none";
    private static final int LONGEST = 600;

    static UnlockPlace parse(String cursor) {
        try {
            if (cursor.length() > LONGEST) {
                throw new IllegalArgumentException("longer than any");
            }
            String[] parts = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8)
                    .split(" ", 3);
            if (parts.length < 3) {
                throw new IllegalArgumentException("too few parts");
            }
            return new UnlockPlace(Order.parse(parts[0]), parts[1].equals(NONE) ? null : figure(parts[1]),
                    parts[2]);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("is not a cursor of this list", e);
        }
    }

    @Override
    public String toString() {
        String text = order + " " + (figure == null ? NONE : figure.toPlainString()) + " " + id;
        return Base64.getUrlEncoder().withoutPadding()
                .encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static BigDecimal figure(String text) {
        if (!text.matches("-?\\d{1,64}(\\.\\d{1,64})?")) {
            throw new IllegalArgumentException("no plain number");
        }
        return new BigDecimal(text);
    }
}
