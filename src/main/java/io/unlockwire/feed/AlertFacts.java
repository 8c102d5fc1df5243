package io.unlockwire.feed;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.ObjectReader;
import io.unlockwire.wire.Json;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the feed must know of an alert to name, filter and replace it; the rest stays bytes. */
@JsonIgnoreProperties(ignoreUnknown = true) // or Jackson copies what is passed over until the record is made
record AlertFacts(String unlockId, String kind, @Nullable String status, @Nullable String severity,
        @Nullable Asset token, @Nullable Times unlockAt, @Nullable Value value, @Nullable Share percentage) {

    /** Of which asset. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Asset(@Nullable String assetId, @Nullable String ticker) {}

    /** When. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Times(@Nullable Instant from, @Nullable Instant to) {}

    /** What it is worth, as printed and now. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Value(@Nullable BigDecimal statedUsd, @Nullable BigDecimal nowUsd) {}

    /** Of how much of the asset. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Share(@Nullable BigDecimal value) {}

    private static final ObjectReader READER = Json.own().readerFor(AlertFacts.class);
    private static final Pattern KIND = Pattern.compile("[A-Z][A-Z_]{0,31}");

    /** Null where the bytes are no alert: not JSON in UTF-8, or without an unlock and a kind. */
    static @Nullable AlertFacts read(byte @Nullable [] bytes) {
        if (bytes == null || !utf8(bytes)) {
            return null;
        }
        try {
            AlertFacts facts = READER.readValue(bytes);
            return facts != null && facts.named() ? facts : null;
        } catch (IOException e) {
            return null;
        }
    }

    /** JSON may be UTF-16 or 32 as well, and has a zero near its start then; the stream sends its bytes as UTF-8. */
    private static boolean utf8(byte[] bytes) {
        for (int i = 0; i < Math.min(bytes.length, Integer.BYTES); i++) {
            if (bytes[i] == 0) {
                return false;
            }
        }
        return true;
    }

    /** The SSE event's name. */
    String event() {
        return kind.toLowerCase(Locale.ROOT);
    }

    /** Whether the unlock is still to come. */
    boolean upcoming(Instant now) {
        return "SCHEDULED".equals(status)
                && (unlockAt == null || unlockAt.to == null || unlockAt.to.isAfter(now));
    }

    @Nullable
    Instant from() {
        return unlockAt == null ? null : unlockAt.from;
    }

    @SuppressWarnings("NullAway") // a field that the JSON does not hold is null, whatever the record declares
    private boolean named() {
        return unlockId != null && kind != null && KIND.matcher(kind).matches();
    }
}
