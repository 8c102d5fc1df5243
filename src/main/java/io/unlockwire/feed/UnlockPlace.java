package io.unlockwire.feed;

import io.unlockwire.ledger.Known;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Comparator;

/**
 * The place of an unlock among all, by time and then by id, as a client hands it back to have the
 * next
 * page: it stays right whatever comes or goes before it.
 *
 * @param at epoch milliseconds; the greatest where the time is not known
 */
record UnlockPlace(long at, String id) implements Comparable<UnlockPlace> {

    private static final Comparator<UnlockPlace> ORDER = Comparator.comparingLong(UnlockPlace::at)
            .thenComparing(UnlockPlace::id);

    static UnlockPlace of(Known known) {
        Instant from = known.unlockAt().from();
        return new UnlockPlace(from == null ? Long.MAX_VALUE : from.toEpochMilli(), known.id().value());
    }

    static UnlockPlace parse(String cursor) {
        try {
            String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            int space = text.indexOf(' ');
            return new UnlockPlace(Long.parseLong(text.substring(0, Math.max(0, space))),
                    text.substring(space + 1));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("is not a cursor of this list", e);
        }
    }

    @Override
    public int compareTo(UnlockPlace other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return Base64.getUrlEncoder().withoutPadding()
                .encodeToString((at + " " + id).getBytes(StandardCharsets.UTF_8));
    }
}
