package io.unlockwire.ops;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.unlockwire.taskgroup.GroupListener;
import io.unlockwire.taskgroup.Subtask;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * How long the figures of a claim take, and how they end: {@code unlock_subtask_seconds}, by
 * {@code subtask} (the figure) and {@code outcome} (succeeded, degraded, failed, cancelled).
 */
@Singleton
final class SubtaskMetrics implements GroupListener {

    private static final Logger LOG = Logger.getLogger(SubtaskMetrics.class);

    private final MeterRegistry registry;
    private final Map<End, Timer> timers = new ConcurrentHashMap<>();

    private record End(String subtask, Subtask.State state, boolean degraded) {
        String outcome() {
            return degraded ? "degraded" : state.name().toLowerCase(Locale.ROOT);
        }
    }

    SubtaskMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    @Override
    public void onEnd(String group, String subtask, Subtask.State state, boolean degraded, long nanos) {
        timers.computeIfAbsent(new End(subtask, state, degraded), this::timer)
                .record(nanos, TimeUnit.NANOSECONDS);
    }

    /** An inquiry that ran out of time may leave a failure that no answer has room for. */
    @Override
    public void onDropped(String group, String subtask, Throwable failure) {
        Counter.builder("unlock.subtask.failures.unseen").tag("subtask", subtask)
                .description("Failures that came when the answer had been given").register(registry)
                .increment();
        LOG.debugf(failure, "a failure came late, group=%s subtask=%s", group, subtask);
    }

    private Timer timer(End end) {
        return Timer.builder("unlock.subtask").tag("subtask", end.subtask()).tag("outcome", end.outcome())
                .description("From the start of a subtask to its end, by figure and outcome")
                .register(registry);
    }
}
