package io.unlockwire.wire;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.datatype.jsr310.deser.InstantDeserializer;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;

/** A time in {@link InstantText}'s form; every other form goes Jackson's way. */
final class InstantReader extends StdDeserializer<Instant> {

    private static final long serialVersionUID = 1;

    InstantReader() {
        super(Instant.class);
    }

    @Override
    public Instant deserialize(JsonParser in, DeserializationContext context) throws IOException {
        if (in.hasToken(JsonToken.VALUE_STRING) && InstantText.readable(in.getText())) {
            try {
                return InstantText.read(in.getText());
            } catch (DateTimeException e) {
                // no such day: told below, as for any other form
            }
        }
        return InstantDeserializer.INSTANT.deserialize(in, context);
    }
}
