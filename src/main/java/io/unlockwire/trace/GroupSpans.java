package io.unlockwire.trace;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.unlockwire.taskgroup.GroupListener;
import io.unlockwire.taskgroup.Subtask;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** One task group's spans: its own, and one a subtask, whose names are told apart within it. */
final class GroupSpans implements GroupListener {

    private static final String OUTCOME = "unlockwire.outcome";

    private final Tracer tracer;
    private final Context parent;
    private final Map<String, Span> subtasks = new ConcurrentHashMap<>();
    private volatile Span group = Span.getInvalid();

    GroupSpans(Tracer tracer, Context parent) {
        this.tracer = tracer;
        this.parent = parent;
    }

    @Override
    public void onOpen(String name) {
        group = tracer.spanBuilder(name).setParent(parent).startSpan();
    }

    @Override
    public void onStart(String name, String subtask) {
        subtasks.put(subtask, tracer.spanBuilder(subtask).setParent(parent.with(group)).startSpan());
    }

    @Override
    public void onEnd(String name, String subtask, Subtask.State state, boolean degraded, long nanos) {
        Span span = subtasks.remove(subtask);
        if (span == null) {
            return;
        }
        span.setAttribute(OUTCOME, degraded ? "degraded" : state.name().toLowerCase(Locale.ROOT));
        if (state == Subtask.State.FAILED) {
            span.setStatus(StatusCode.ERROR);
        }
        span.end();
    }

    @Override
    public void onAbort(String name, Throwable primary) {
        group.setStatus(StatusCode.ERROR, primary.getClass().getSimpleName());
    }

    @Override
    public void onClosed(String name) {
        group.end();
    }
}
