package io.unlockwire.taskgroup;

import io.smallrye.mutiny.infrastructure.Infrastructure;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Schedules what is to happen later, so that what is cancelled leaves nothing in the queue.
 * Mutiny's own pool keeps a cancelled timer until its time, hence the shared one here; its thread
 * goes when it has been idle for a while.
 */
final class Timers {

    private Timers() {}

    static ScheduledFuture<?> schedule(Settings settings, Duration delay, Runnable action) {
        ScheduledExecutorService clock = settings.clock();
        if (clock != null) {
            return clock.schedule(action, nanos(delay), TimeUnit.NANOSECONDS);
        }
        return Shared.TIMER.schedule(() -> Infrastructure.getDefaultExecutor().execute(action), nanos(delay),
                TimeUnit.NANOSECONDS);
    }

    static void cancel(Settings settings, @Nullable ScheduledFuture<?> timer) {
        if (timer == null) {
            return;
        }
        timer.cancel(false);
        if (settings.clock() instanceof ScheduledThreadPoolExecutor pool
                && timer instanceof Runnable queued) {
            pool.remove(queued);
        }
    }

    /** How many timers wait in the shared queue. */
    static int waiting() {
        return Shared.TIMER.getQueue().size();
    }

    /** The nearer of the two. */
    static @Nullable Duration nearest(@Nullable ScheduledFuture<?> timer, @Nullable Duration other) {
        if (timer == null) {
            return other;
        }
        Duration left = Duration.ofNanos(Math.max(0, timer.getDelay(TimeUnit.NANOSECONDS)));
        return other == null || left.compareTo(other) < 0 ? left : other;
    }

    private static long nanos(Duration delay) {
        return delay.toSeconds() >= Long.MAX_VALUE / 4_000_000_000L ? Long.MAX_VALUE / 4 : delay.toNanos();
    }

    private static final class Shared {
        static final ScheduledThreadPoolExecutor TIMER = start();

        private static ScheduledThreadPoolExecutor start() {
            ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1, action -> {
                Thread thread = new Thread(action, "task-group-timer");
                thread.setDaemon(true);
                return thread;
            });
            timer.setRemoveOnCancelPolicy(true);
            timer.setKeepAliveTime(10, TimeUnit.SECONDS);
            timer.allowCoreThreadTimeOut(true);
            return timer;
        }
    }
}
