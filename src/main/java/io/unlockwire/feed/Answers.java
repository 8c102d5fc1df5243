package io.unlockwire.feed;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.unlockwire.wire.Json;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;

/** Answers in the project's one form of JSON, and answers that need not be sent again. */
final class Answers {

    private static final ObjectMapper MAPPER = Json.mapper();
    private static final int TAG_BYTES = 12;

    private Answers() {}

    static Response json(int status, Object value) {
        return Response.status(status).type(MediaType.APPLICATION_JSON_TYPE).entity(bytes(value)).build();
    }

    /** With a tag of its bytes; 304 where the client has them. */
    static Response unlessKnown(Request request, Object value) {
        return unlessKnown(request, MediaType.APPLICATION_JSON, bytes(value));
    }

    static Response unlessKnown(Request request, String type, byte[] body) {
        EntityTag tag = tag(body);
        Response.ResponseBuilder known = request.evaluatePreconditions(tag);
        return (known == null ? Response.ok(body, type) : known).tag(tag).header("Cache-Control", "no-cache")
                .build();
    }

    private static EntityTag tag(byte[] body) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(body);
            return new EntityTag(
                    Base64.getUrlEncoder().encodeToString(Arrays.copyOf(hash, TAG_BYTES)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static byte[] bytes(Object value) {
        try {
            return MAPPER.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an answer can always be written", e);
        }
    }
}
