package io.unlockwire.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.math.BigDecimal;
import java.time.Instant;

/**
 * The project's one form of JSON, the same on every topic and path: amounts as decimal strings
 * without
 * exponent or trailing zeros, times as ISO-8601 in UTC, silence as {@code null}, enums by name,
 * fields in the
 * order of declaration so that the same value gives the same bytes.
 *
 * <p>
 * Reading is bounded (depth 32, strings 256 Ki characters, numbers 64 digits, names 256) and
 * refuses
 * duplicate keys and trailing tokens; unknown fields are ignored, so that a newer replica may write
 * more.
 */
public final class Json {

    private static final int MAX_DOCUMENT = 1 << 20;
    private static final int MAX_STRING = 1 << 18;

    private Json() {}

    /** A new mapper; thread-safe once configured, so keep one. */
    public static ObjectMapper mapper() {
        return mapper(true);
    }

    /**
     * As {@link #mapper}, for what the service itself has written, in which no key comes twice: it does not
     * look for such. A reader of {@code mapper()} cannot leave that off: Jackson only ever turns it on.
     */
    public static ObjectMapper own() {
        return mapper(false);
    }

    private static ObjectMapper mapper(boolean searchesForDuplicates) {
        JsonFactory factory = JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(32)
                        .maxStringLength(MAX_STRING)
                        .maxNumberLength(64)
                        .maxNameLength(256)
                        .maxDocumentLength(MAX_DOCUMENT)
                        .build())
                .configure(StreamReadFeature.STRICT_DUPLICATE_DETECTION, searchesForDuplicates)
                .build();
        return configure(JsonMapper.builder(factory)).build();
    }

    private static JsonMapper.Builder configure(JsonMapper.Builder builder) {
        return builder
                .addModule(new JavaTimeModule())
                .addModule(new Jdk8Module())
                .addModule(new SimpleModule("values")
                        .addSerializer(BigDecimal.class, new DecimalWriter())
                        .addDeserializer(BigDecimal.class, new DecimalReader())
                        .addSerializer(Instant.class, new InstantWriter())
                        .addDeserializer(Instant.class, new InstantReader()))
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
    }
}
