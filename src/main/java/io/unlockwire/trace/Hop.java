package io.unlockwire.trace;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.unlockwire.taskgroup.GroupListener;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One station of an announcement's way: a span that is open until it is ended. Thread-safe. */
public final class Hop {

    private static final Hop NONE = new Hop(OpenTelemetry.noop().getTracer(""), Span.getInvalid());

    private final Tracer tracer;
    private final Span span;

    Hop(Tracer tracer, Span span) {
        this.tracer = tracer;
        this.span = span;
    }

    /** In no trace. */
    public static Hop none() {
        return NONE;
    }

    /** What goes on what is written, so that the next station joins; null where there is no trace. */
    public @Nullable TraceParent traceParent() {
        return span.getSpanContext().isValid() ? TraceParent.of(span.getSpanContext()) : null;
    }

    /** Makes each task group that it listens to, and each of its subtasks, a span below; empty where nobody records. */
    public Optional<GroupListener> groups() {
        return span.isRecording()
                ? Optional.of(new GroupSpans(tracer, Context.root().with(span)))
                : Optional.empty();
    }

    /** Done. */
    public void end(String outcome) {
        span.setAttribute("unlockwire.outcome", outcome);
        span.end();
    }

    /** Came to nothing, and may be tried again in another span; unless it has ended. */
    public void fail(String why) {
        if (span.isRecording()) {
            span.setStatus(StatusCode.ERROR, why);
            span.end();
        }
    }
}
