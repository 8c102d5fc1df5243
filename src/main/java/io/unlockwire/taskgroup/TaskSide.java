package io.unlockwire.taskgroup;

import io.smallrye.mutiny.Context;
import io.smallrye.mutiny.Uni;
import java.util.Deque;
import java.util.Set;
import java.util.concurrent.ScheduledFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What few subtasks need, so that the others do not pay for it. Guarded by the group's lock. */
final class TaskSide<T> {

    @Nullable
    Recipe<T> recipe;
    /** The work, if it may have to be started again, and how often it was. */
    @Nullable
    Object again;
    int attempts;
    @Nullable
    ScheduledFuture<?> backOff;
    @Nullable
    Context context;
    @Nullable
    Deque<Supplier<? extends Uni<?>>> cleanups;
    @Nullable
    Set<Observer<?>> observers;
    @Nullable
    ScheduledFuture<?> timeout;
    @Nullable
    ScheduledFuture<?> grace;
    /** What the fallback stood in for, or what is wrong with a cancelled one. */
    @Nullable
    Throwable failure;
    boolean degraded;
    /** Somebody has seen the item. */
    volatile boolean taken;
    /** When it started, by {@link System#nanoTime}; zero if nobody measures. */
    long started;
    long took;
}
