package io.unlockwire.trace;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import org.jboss.logging.MDC;
import org.jspecify.annotations.Nullable;

/** Makes the spans of what is done for one announcement or claim. Thread-safe. */
public final class Tracing {

    private static final String IN_LOGS = "traceId";
    private static final Tracing NONE = new Tracing(OpenTelemetry.noop());

    private final Tracer tracer;
    private final boolean off;

    /** Spans by this implementation. */
    public Tracing(OpenTelemetry telemetry) {
        tracer = telemetry.getTracer("io.unlockwire");
        off = telemetry == OpenTelemetry.noop();
    }

    /** Makes no spans: a parent's context is passed on as it came. */
    public static Tracing none() {
        return NONE;
    }

    /** A request is being answered. */
    public Hop answering(String name, @Nullable TraceParent parent) {
        return off ? passedOn(parent) : new Hop(tracer, begin(name, SpanKind.SERVER, parent));
    }

    /**
     * A record of a topic is being processed.
     *
     * @param parent of the record; where null a trace begins here
     */
    public Hop processing(String topic, int partition, long offset, @Nullable TraceParent parent) {
        if (off) {
            return passedOn(parent);
        }
        Span span = begin("process " + topic, SpanKind.CONSUMER, parent);
        if (span.isRecording()) {
            span.setAttribute("messaging.system", "kafka")
                    .setAttribute("messaging.operation.type", "process")
                    .setAttribute("messaging.destination.name", topic)
                    .setAttribute("messaging.destination.partition.id", Integer.toString(partition))
                    .setAttribute("messaging.kafka.offset", offset);
        }
        return new Hop(tracer, span);
    }

    /** Log lines written meanwhile carry the trace's id, as {@value #IN_LOGS}. */
    public static void inLogs(@Nullable TraceParent parent, Runnable lines) {
        if (parent == null) {
            lines.run();
            return;
        }
        MDC.put(IN_LOGS, parent.traceId());
        try {
            lines.run();
        } finally {
            MDC.remove(IN_LOGS);
        }
    }

    private Hop passedOn(@Nullable TraceParent parent) {
        return parent == null ? Hop.none() : new Hop(tracer, Span.wrap(parent.remote()));
    }

    private Span begin(String name, SpanKind kind, @Nullable TraceParent parent) {
        Context context = parent == null ? Context.root() : Context.root().with(Span.wrap(parent.remote()));
        return tracer.spanBuilder(name).setSpanKind(kind).setParent(context).startSpan();
    }
}
