package io.unlockwire.announcement;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.unlockwire.announcement.Intake.Taken;
import io.unlockwire.announcement.Reading.Cause;
import io.unlockwire.unlock.Catalogue;
import io.unlockwire.wire.Json;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads {@code {source, sourceId, url, publishedAt, language, text}}, or claims in its stead. */
final class JsonForm {

    private final ObjectMapper mapper = Json.mapper();
    private final ClaimForm claims;

    JsonForm(Catalogue catalogue) {
        this.claims = new ClaimForm(catalogue);
    }

    Taken take(String text, Received received) {
        JsonNode root;
        try {
            root = mapper.readTree(text);
        } catch (JsonProcessingException e) {
            return Intake.rejected(Cause.MALFORMED_JSON, "not valid JSON" + place(e));
        }
        try {
            return taken(root, received);
        } catch (FieldException e) {
            return Intake.rejected(Cause.INVALID_FIELD, e.getMessage());
        }
    }

    private static String place(JsonProcessingException e) {
        return e.getLocation() == null
                ? ""
                : " at line " + e.getLocation().getLineNr() + ", column " + e.getLocation().getColumnNr();
    }

    private Taken taken(JsonNode root, Received received) throws FieldException {
        Fields fields = new Fields(root, "$");
        JsonNode structured = root.get("claims");
        boolean claimed = structured != null && !structured.isNull();
        String text = fields.text("text");
        if (text == null && !claimed) {
            throw new FieldException("$.text", "is missing");
        }
        String body = text == null ? "" : wellFormed(text);
        if (Intake.tooLong(body)) {
            return Intake.oversized();
        }
        Post post = post(fields, body, received);
        if (!claimed) {
            return body.isBlank()
                    ? Intake.rejected(Cause.EMPTY, "$.text is blank")
                    : Intake.post(post);
        }
        return structured(post, structured);
    }

    private static Post post(Fields fields, String body, Received received) throws FieldException {
        String source = fields.text("source");
        String header = received.headers().getOrDefault("ce_source", "unknown");
        String id = fields.text("sourceId");
        return new Post(source == null || source.isBlank() ? header : wellFormed(source.strip()),
                id == null ? received.headers().get("ce_id") : wellFormed(id), url(fields.text("url")),
                base(fields, received), fields.text("language"), body);
    }

    private Taken structured(Post post, JsonNode structured) throws FieldException {
        if (!structured.isArray() || structured.isEmpty()) {
            throw new FieldException("$.claims", "is not an array of at least one claim");
        }
        if (structured.size() > TextReader.MAX_CLAIMS) {
            return Intake.rejected(Cause.TOO_MANY_CLAIMS,
                    structured.size() + " claims, at most " + TextReader.MAX_CLAIMS);
        }
        List<Told> told = new ArrayList<>();
        boolean changes = false;
        for (int i = 0; i < structured.size(); i++) {
            Told one = claims.told(new Fields(structured.get(i), "$.claims[" + i + "]"),
                    post.base().atOffset(ZoneOffset.UTC).toLocalDate());
            changes |= one.claim().change() != null;
            told.add(one);
        }
        return Intake.done(changes ? new Reading.Correction(post, told) : new Reading.Claims(post, told));
    }

    private static Instant base(Fields fields, Received received) throws FieldException {
        String published = fields.text("publishedAt");
        if (published == null) {
            return Intake.base(received);
        }
        Instant time = Intake.time(published);
        if (time == null) {
            throw new FieldException("$.publishedAt", "is not an ISO-8601 time with an offset");
        }
        return time;
    }

    private static @Nullable String url(@Nullable String url) {
        if (url == null || url.length() > 2048) {
            return null;
        }
        String lower = url.toLowerCase(Locale.ROOT);
        boolean web = lower.startsWith("http://") || lower.startsWith("https://");
        return web && url.chars().noneMatch(c -> c <= ' ' || c == '"' || c == '<' || c == '>' || c == 0x7F)
                ? wellFormed(url)
                : null;
    }

    /** JSON can escape half a surrogate pair, which no encoder writes again; offsets stay. */
    static String wellFormed(String text) {
        StringBuilder mended = null;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isHighSurrogate(c) && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(c)) {
                mended = mended == null ? new StringBuilder(text) : mended;
                mended.setCharAt(i, '\uFFFD');
            }
        }
        return mended == null ? text : mended.toString();
    }
}
