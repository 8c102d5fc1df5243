package io.unlockwire.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.time.Instant;

/** A time as {@link InstantText} writes it. */
final class InstantWriter extends StdSerializer<Instant> {

    private static final long serialVersionUID = 1;

    InstantWriter() {
        super(Instant.class);
    }

    @Override
    public void serialize(Instant value, JsonGenerator out, SerializerProvider provider) throws IOException {
        InstantText.write(value, out);
    }
}
