package io.unlockwire.trace;

import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A W3C {@code traceparent} of version 00, which is all of another's trace that is believed: no
 * {@code tracestate}, no baggage.
 */
public record TraceParent(String traceId, String parentId, String flags) {

    /** The header's name, on HTTP and on a topic. */
    public static final String HEADER = "traceparent";

    private static final Pattern FORM = Pattern
            .compile("00-(?!0{32})([0-9a-f]{32})-(?!0{16})([0-9a-f]{16})-([0-9a-f]{2})");
    private static final int LENGTH = 55;

    /** Null unless the text is well formed. */
    public static @Nullable TraceParent parse(@Nullable CharSequence text) {
        if (text == null || text.length() != LENGTH) {
            return null;
        }
        Matcher matcher = FORM.matcher(text);
        return matcher.matches()
                ? new TraceParent(matcher.group(1), matcher.group(2), matcher.group(3))
                : null;
    }

    /** As the header has it. */
    @Override
    public String toString() {
        return "00-" + traceId + "-" + parentId + "-" + flags;
    }

    static TraceParent of(SpanContext span) {
        return new TraceParent(span.getTraceId(), span.getSpanId(), span.getTraceFlags().asHex());
    }

    SpanContext remote() {
        return SpanContext.createFromRemoteParent(traceId, parentId, TraceFlags.fromHex(flags, 0),
                TraceState.getDefault());
    }
}
