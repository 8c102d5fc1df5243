package io.unlockwire.taskgroup;

import static java.util.Objects.requireNonNull;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.smallrye.mutiny.operators.AbstractUni;
import io.smallrye.mutiny.subscription.UniSubscriber;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The options of a group, and the clock they name; {@code limit} zero means none. */
record Settings(String group, @Nullable Duration timeLimit, int limit,
        @Nullable Supplier<? extends JoinPolicy> policies, @Nullable Duration grace,
        @Nullable Executor executor, @Nullable ScheduledExecutorService clock,
        @Nullable GroupListener ear) implements TaskGroup.Options {

    static final Settings DEFAULT = new Settings("group", null, 0, null, null, null, null, null);

    @Override
    public Settings name(String name) {
        return new Settings(requireNonNull(name), timeLimit, limit, policies, grace, executor, clock, ear);
    }

    @Override
    public Settings deadline(Duration deadline) {
        return new Settings(group, requireNonNull(deadline), limit, policies, grace, executor, clock, ear);
    }

    @Override
    public Settings limit(int concurrency) {
        if (concurrency < 1) {
            throw new IllegalArgumentException("a limit is at least 1, not " + concurrency);
        }
        return new Settings(group, timeLimit, concurrency, policies, grace, executor, clock, ear);
    }

    @Override
    public Settings policy(Supplier<? extends JoinPolicy> perSubscription) {
        return new Settings(group, timeLimit, limit, requireNonNull(perSubscription), grace, executor, clock,
                ear);
    }

    @Override
    public Settings cleanupGrace(Duration grace) {
        if (grace.isNegative()) {
            throw new IllegalArgumentException("a grace is not negative: " + grace);
        }
        return new Settings(group, timeLimit, limit, policies, grace, executor, clock, ear);
    }

    @Override
    public Settings blockingExecutor(Executor executor) {
        return new Settings(group, timeLimit, limit, policies, grace, requireNonNull(executor), clock, ear);
    }

    @Override
    public Settings timer(ScheduledExecutorService timer) {
        return new Settings(group, timeLimit, limit, policies, grace, executor, requireNonNull(timer), ear);
    }

    @Override
    public Settings listener(GroupListener listener) {
        return new Settings(group, timeLimit, limit, policies, grace, executor, clock,
                requireNonNull(listener));
    }

    @Override
    public <R> Uni<R> run(Function<? super TaskGroup<R>, ? extends Supplier<? extends R>> body) {
        return new Cold<>(this, requireNonNull(body));
    }

    @Override
    public <R> Uni<R> scope(Function<? super TaskGroup<R>, ? extends Uni<? extends R>> body) {
        return new Cold<>(this, requireNonNull(body));
    }

    ScheduledFuture<?> schedule(Duration delay, Runnable action) {
        if (clock != null) {
            return clock.schedule(action, nanos(delay), TimeUnit.NANOSECONDS);
        }
        return Shared.TIMER.schedule(() -> Infrastructure.getDefaultExecutor().execute(action), nanos(delay),
                TimeUnit.NANOSECONDS);
    }

    /** Cancels a timer so that it leaves nothing in the queue. */
    void forget(@Nullable ScheduledFuture<?> timer) {
        if (timer == null) {
            return;
        }
        timer.cancel(false);
        if (clock instanceof ScheduledThreadPoolExecutor pool && timer instanceof Runnable queued) {
            pool.remove(queued);
        }
    }

    /** The nearer of the two. */
    static @Nullable Duration nearest(@Nullable ScheduledFuture<?> timer, @Nullable Duration other) {
        if (timer == null) {
            return other;
        }
        Duration left = Duration.ofNanos(Math.max(0, timer.getDelay(TimeUnit.NANOSECONDS)));
        return other == null || left.compareTo(other) < 0 ? left : other;
    }

    /** How many timers wait in the shared queue. */
    static int waitingTimers() {
        return Shared.TIMER.getQueue().size();
    }

    private static long nanos(Duration delay) {
        return delay.toSeconds() >= Long.MAX_VALUE / 4_000_000_000L ? Long.MAX_VALUE / 4 : delay.toNanos();
    }

    /** Opens a group for each subscription. */
    private static final class Cold<R> extends AbstractUni<R> {
        private final Settings settings;
        private final Function<? super TaskGroup<R>, ?> body;
        /** The first subscription; racing ones may each think they are. */
        private @Nullable Object origin;

        /** The body gives a {@code Supplier} or a {@code Uni}. */
        Cold(Settings settings, Function<? super TaskGroup<R>, ?> body) {
            this.settings = settings;
            this.body = body;
        }

        @Override
        public void subscribe(UniSubscriber<? super R> down) {
            Object first = origin;
            Group<R> group = new Group<>(settings, down, first);
            if (first == null) {
                origin = group;
            }
            group.open(body);
        }
    }

    /**
     * The clock of those that name none. Mutiny's own pool keeps a cancelled timer until its time;
     * this one forgets it, and its thread goes when it has been idle for a while.
     */
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
