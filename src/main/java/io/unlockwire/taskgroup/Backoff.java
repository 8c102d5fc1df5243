package io.unlockwire.taskgroup;

import io.smallrye.mutiny.subscription.UniSubscription;
import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import org.jspecify.annotations.Nullable;

/**
 * The time between two attempts of a subtask, in the place of a subscription: cancelling it stops
 * the wait.
 */
final class Backoff implements UniSubscription {

    private final Task<?> task;
    private final Duration delay;
    private @Nullable ScheduledFuture<?> timer;
    private boolean cancelled;

    Backoff(Task<?> task, Duration delay) {
        this.task = task;
        this.delay = delay;
    }

    /** Starts the wait; the subtask has been held for this call. */
    void begin() {
        ScheduledFuture<?> started = Timers.schedule(task.group.settings, delay, () -> task.startAgain(this));
        if (isCancelledElse(started)) {
            Timers.cancel(task.group.settings, started);
        }
        task.release();
    }

    private synchronized boolean isCancelledElse(ScheduledFuture<?> started) {
        timer = started;
        return cancelled;
    }

    private synchronized @Nullable ScheduledFuture<?> end() {
        cancelled = true;
        return timer;
    }

    @Override
    public void cancel() {
        Timers.cancel(task.group.settings, end());
    }
}
