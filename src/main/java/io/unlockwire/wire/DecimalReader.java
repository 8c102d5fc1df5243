package io.unlockwire.wire;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import java.io.IOException;
import java.math.BigDecimal;

/**
 * A decimal from a string or a number. Refuses what would blow up when written out again: more than
 * 64
 * digits, or an exponent beyond 64.
 */
final class DecimalReader extends StdDeserializer<BigDecimal> {

    private static final long serialVersionUID = 1;
    private static final int MAX = 64;

    DecimalReader() {
        super(BigDecimal.class);
    }

    @Override
    public BigDecimal deserialize(JsonParser in, DeserializationContext context) throws IOException {
        if (!in.hasToken(JsonToken.VALUE_STRING) && !in.currentToken().isNumeric()) {
            return (BigDecimal) context.handleUnexpectedToken(BigDecimal.class, in);
        }
        String text = in.getText().strip();
        try {
            if (text.length() <= MAX) {
                BigDecimal value = new BigDecimal(text);
                if (Math.abs((long) value.scale()) <= MAX) {
                    return value;
                }
            }
        } catch (NumberFormatException e) {
            // told below, with the field's path
        }
        return (BigDecimal) context.handleWeirdStringValue(BigDecimal.class, text,
                "not a decimal of at most 64 digits");
    }
}
