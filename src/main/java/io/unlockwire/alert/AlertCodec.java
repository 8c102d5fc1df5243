package io.unlockwire.alert;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.unlockwire.wire.Json;

/** The bytes of {@link Alert}. Thread-safe. */
public final class AlertCodec {

    private final ObjectMapper json = Json.mapper();

    public byte[] encode(Alert alert) {
        try {
            return json.writeValueAsBytes(alert);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an alert can always be written", e);
        }
    }
}
