package io.unlockwire.announcement;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The fields of one JSON object, each absent, null, or of its type. */
final class Fields {

    private static final int MAX_DIGITS = 64;

    private final JsonNode object;
    private final String path;

    Fields(JsonNode object, String path) throws FieldException {
        if (!object.isObject()) {
            throw new FieldException(path, "is not an object");
        }
        this.object = object;
        this.path = path;
    }

    private @Nullable JsonNode get(String name) {
        JsonNode node = object.get(name);
        return node == null || node.isNull() ? null : node;
    }

    FieldException wrong(String name, String what) {
        return new FieldException(path + "." + name, what);
    }

    @Nullable
    String text(String name) throws FieldException {
        JsonNode node = get(name);
        if (node != null && !node.isTextual()) {
            throw wrong(name, "is not a string");
        }
        return node == null ? null : node.textValue();
    }

    /** A decimal as a string or a number. */
    @Nullable
    BigDecimal decimal(String name) throws FieldException {
        JsonNode node = get(name);
        if (node == null) {
            return null;
        }
        String text = node.isTextual() || node.isNumber() ? node.asText().strip() : "";
        try {
            if (text.length() <= MAX_DIGITS) {
                BigDecimal value = new BigDecimal(text);
                if (Math.abs((long) value.scale()) <= MAX_DIGITS && value.signum() >= 0) {
                    return value;
                }
            }
        } catch (NumberFormatException e) {
            throw wrong(name, "is not a decimal");
        }
        throw wrong(name, "is not a decimal of at most 64 digits, zero or more");
    }

    @Nullable
    Instant time(String name) throws FieldException {
        String text = text(name);
        Instant time = Intake.time(text);
        if (text != null && time == null) {
            throw wrong(name, "is not an ISO-8601 time with an offset");
        }
        return time;
    }

    boolean flag(String name) throws FieldException {
        JsonNode node = get(name);
        if (node != null && !node.isBoolean()) {
            throw wrong(name, "is not true or false");
        }
        return node != null && node.booleanValue();
    }

    <E extends Enum<E>> E word(String name, Class<E> words, E silence) throws FieldException {
        String text = text(name);
        if (text == null) {
            return silence;
        }
        try {
            return Enum.valueOf(words, text);
        } catch (IllegalArgumentException e) {
            throw wrong(name, "is none of the published words");
        }
    }

    @Nullable
    Fields object(String name) throws FieldException {
        JsonNode node = get(name);
        return node == null ? null : new Fields(node, path + "." + name);
    }

    List<Fields> objects(String name, int max) throws FieldException {
        JsonNode node = get(name);
        if (node == null) {
            return List.of();
        }
        if (!node.isArray() || node.size() > max) {
            throw wrong(name, "is not an array of at most " + max);
        }
        List<Fields> all = new ArrayList<>();
        for (int i = 0; i < node.size(); i++) {
            all.add(new Fields(node.get(i), path + "." + name + "[" + i + "]"));
        }
        return all;
    }
}
