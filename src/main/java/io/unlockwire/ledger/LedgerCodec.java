package io.unlockwire.ledger;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import io.unlockwire.unlock.Coordinates;
import io.unlockwire.unlock.UnlockId;
import io.unlockwire.wire.Json;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * The bytes of {@link Known}: JSON in which what is silent is absent, and so is what a teller says
 * where it is what is shown. Thread-safe.
 */
public final class LedgerCodec {

    private final ObjectMapper json = Json.own()
            .registerModule(new SimpleModule("ids")
                    .addSerializer(UnlockId.class, ToStringSerializer.instance)
                    .addDeserializer(UnlockId.class, new TextReader<>(UnlockId.class, UnlockId::new))
                    .addSerializer(Coordinates.class, ToStringSerializer.instance)
                    .addDeserializer(Coordinates.class,
                            new TextReader<>(Coordinates.class, LedgerCodec::coordinates)))
            .addMixIn(Told.class, AsShown.OnTold.class)
            .setDefaultPropertyInclusion(JsonInclude.Include.NON_EMPTY)
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES);
    private final ObjectWriter writer = json.writerFor(Known.class);
    private final ObjectReader reader = json.readerFor(Known.class);

    /** The same value always gives the same bytes. */
    public byte[] encode(Known known) {
        try {
            return writer.writeValueAsBytes(known.withClaims(told -> AsShown.shortened(told, known.shown())));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a ledger entry can always be written", e);
        }
    }

    /**
     * Reads what any version has written: unknown fields are passed over, absent ones are empty.
     *
     * @throws UncheckedIOException if these are not the bytes of a ledger entry
     */
    public Known decode(byte[] bytes) {
        try {
            Known written = reader.readValue(bytes);
            return written.withClaims(told -> AsShown.whole(told, written.shown()));
        } catch (IOException e) {
            throw new UncheckedIOException("not a ledger entry", e);
        }
    }

    private static Coordinates coordinates(String text) {
        String[] parts = text.split("/", -1);
        if (parts.length != 4) {
            throw new IllegalArgumentException("not topic/partition/offset/row: " + text);
        }
        return new Coordinates(parts[0], Integer.parseInt(parts[1]), Long.parseLong(parts[2]),
                Integer.parseInt(parts[3]));
    }
}
