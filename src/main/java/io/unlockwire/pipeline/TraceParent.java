package io.unlockwire.pipeline;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/** The W3C trace context of a record, believed only where it is well formed. */
final class TraceParent {

    static final String HEADER = "traceparent";
    private static final Pattern FORM = Pattern
            .compile("00-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}");
    private static final int LENGTH = 55;

    private TraceParent() {}

    static @Nullable String traceId(Headers headers) {
        Header header = headers.lastHeader(HEADER);
        if (header == null || header.value() == null || header.value().length != LENGTH) {
            return null;
        }
        var matcher = FORM.matcher(new String(header.value(), StandardCharsets.US_ASCII));
        return matcher.matches() ? matcher.group(1) : null;
    }
}
