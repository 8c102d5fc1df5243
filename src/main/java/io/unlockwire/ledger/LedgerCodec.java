package io.unlockwire.ledger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.unlockwire.wire.Json;
import java.io.IOException;
import java.io.UncheckedIOException;

/** The bytes of {@link Known}: JSON without what is silent. Thread-safe. */
public final class LedgerCodec {

    private final ObjectMapper json = Json.mapper();

    public byte[] encode(Known known) {
        try {
            return json.writeValueAsBytes(known);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a ledger entry can always be written", e);
        }
    }

    /** @throws UncheckedIOException if these are not the bytes of a ledger entry */
    public Known decode(byte[] bytes) {
        try {
            return json.readValue(bytes, Known.class);
        } catch (IOException e) {
            throw new UncheckedIOException("not a ledger entry", e);
        }
    }
}
