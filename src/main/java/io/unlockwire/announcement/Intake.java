package io.unlockwire.announcement;

import io.unlockwire.announcement.Reading.Cause;
import io.unlockwire.unlock.Catalogue;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** From bytes to a post to be read, or to a reading where there is nothing left to read. */
final class Intake {

    static final int MAX_TEXT = 64 * 1024;
    private static final int MAX_VALUE = 4 * MAX_TEXT;

    /** A time in UTC to the second, its digits as 0. */
    private static final String PLAIN = "0000-00-00T00:00:00Z";

    private static final Instant EARLIEST = Instant.EPOCH;
    private static final Instant LATEST = Instant.parse("9998-12-31T00:00:00Z");

    private final JsonForm json;

    Intake(Catalogue catalogue) {
        this.json = new JsonForm(catalogue);
    }

    /** Either of the two. */
    interface Taken {

        <R> R fold(Function<Post, R> post, Function<Reading, R> done);
    }

    static Taken post(Post post) {
        return new Taken() {
            @Override
            public <R> R fold(Function<Post, R> left, Function<Reading, R> done) {
                return left.apply(post);
            }
        };
    }

    static Taken done(Reading reading) {
        return new Taken() {
            @Override
            public <R> R fold(Function<Post, R> post, Function<Reading, R> right) {
                return right.apply(reading);
            }
        };
    }

    static Taken rejected(Cause cause, String detail) {
        return done(new Reading.Rejected(cause, detail));
    }

    Taken take(byte @Nullable [] value, Received received) {
        if (value == null) {
            return rejected(Cause.NULL_VALUE, "the record has no value");
        }
        if (value.length > MAX_VALUE) {
            return rejected(Cause.OVERSIZED, value.length + " bytes, at most " + MAX_VALUE);
        }
        String text = new String(value, StandardCharsets.UTF_8);
        if (text.indexOf('\uFFFD') >= 0 && !valid(value)) {
            return rejected(Cause.NOT_UTF8, "the value is not UTF-8");
        }
        String bare = text.startsWith("\uFEFF") ? text.substring(1) : text;
        if (bare.isBlank()) {
            return rejected(Cause.EMPTY, "the value is blank");
        }
        return opens(bare) ? json.take(bare, received) : text(bare, received);
    }

    /** The first character that is no blank opens a JSON object. */
    private static boolean opens(String value) {
        int at = 0;
        while (Character.isWhitespace(value.charAt(at))) {
            at++;
        }
        return value.charAt(at) == '{';
    }

    /** A replacement character may also have been sent. */
    private static boolean valid(byte[] value) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(value));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    private static Taken text(String text, Received received) {
        if (tooLong(text)) {
            return oversized();
        }
        String source = received.headers().getOrDefault("ce_source", "").strip();
        return post(new Post(source.isEmpty() ? "unknown" : source, received.headers().get("ce_id"), null,
                base(received), null, text));
    }

    static Taken oversized() {
        return rejected(Cause.OVERSIZED, "a text of more than " + MAX_TEXT + " bytes");
    }

    static boolean tooLong(String text) {
        return text.length() > MAX_TEXT || (text.length() > MAX_TEXT / 3
                && text.getBytes(StandardCharsets.UTF_8).length > MAX_TEXT);
    }

    /** The event's own time, else when the record was appended. */
    static Instant base(Received received) {
        Instant told = time(received.headers().get("ce_time"));
        if (told != null) {
            return told;
        }
        Instant appended = received.appendedAt();
        return appended.isBefore(EARLIEST) ? EARLIEST : appended.isAfter(LATEST) ? LATEST : appended;
    }

    /** The usual form, at a tenth of the general parser's cost. */
    private static @Nullable Instant plain(String text) {
        for (int i = 0; i < PLAIN.length(); i++) {
            char c = text.charAt(i);
            if (PLAIN.charAt(i) == '0' ? c < '0' || c > '9' : c != PLAIN.charAt(i)) {
                return null;
            }
        }
        int year = Integer.parseInt(text, 0, 4, 10);
        return year < 1970 || year > 9998
                ? null
                : LocalDateTime.of(year, Integer.parseInt(text, 5, 7, 10), Integer.parseInt(text, 8, 10, 10),
                        Integer.parseInt(text, 11, 13, 10), Integer.parseInt(text, 14, 16, 10),
                        Integer.parseInt(text, 17, 19, 10)).toInstant(ZoneOffset.UTC);
    }

    /** An ISO-8601 time with an offset, in a year of four digits; else null. */
    static @Nullable Instant time(@Nullable String text) {
        if (text == null || text.length() > 64) {
            return null;
        }
        try {
            if (text.length() == PLAIN.length() && text.charAt(PLAIN.length() - 1) == 'Z') {
                return plain(text);
            }
            OffsetDateTime time = OffsetDateTime.parse(text.strip());
            return time.getYear() < 1970 || time.getYear() > 9998 ? null : time.toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }
}
