package io.unlockwire.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.math.BigDecimal;

/** A decimal as a string a person would write: {@code "17314000"}, never {@code 1.7314E+7}. */
final class DecimalWriter extends StdSerializer<BigDecimal> {

    private static final long serialVersionUID = 1;

    DecimalWriter() {
        super(BigDecimal.class);
    }

    @Override
    public void serialize(BigDecimal value, JsonGenerator out, SerializerProvider provider)
            throws IOException {
        BigDecimal shortest = value.scale() <= 0 ? value : value.stripTrailingZeros();
        out.writeString(value.signum() == 0 ? "0" : shortest.toPlainString());
    }
}
