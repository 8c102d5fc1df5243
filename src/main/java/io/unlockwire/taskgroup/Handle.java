package io.unlockwire.taskgroup;

import io.smallrye.mutiny.Context;
import io.smallrye.mutiny.Uni;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ScheduledFuture;
import org.jspecify.annotations.Nullable;

/**
 * What is known about a subtask, and who waits to know. {@code Handle}, {@link Held},
 * {@link Bounded} and {@link Task} are four chapters of one object, one object for the sake of
 * memory. Its fields change only under the group's lock, which is never held while code of others
 * runs; the state is published after the content it stands for.
 */
abstract class Handle<T> implements Subtask<T>, SubtaskScope {

    private static final VarHandle STATE = field(MethodHandles.lookup(), "state", State.class);

    final Group<?> group;
    final String name;
    private State state = State.NEW;
    /** The reasons why it has not stopped; none are left at zero or below. */
    int holds = 1;
    /** The work until it starts, then the item or the failure. */
    @Nullable
    Object content;
    @Nullable
    TaskSide<T> side;

    Handle(Group<?> group, String name, Object work) {
        this.group = group;
        this.name = name;
        this.content = work;
    }

    static VarHandle field(MethodHandles.Lookup lookup, String name, Class<?> type) {
        try {
            return lookup.findVarHandle(lookup.lookupClass(), name, type);
        } catch (ReflectiveOperationException impossible) {
            throw new ExceptionInInitializerError(impossible);
        }
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public State state() {
        return (State) STATE.getAcquire(this);
    }

    /** Lock held, content set. */
    void become(State next) {
        STATE.setRelease(this, next);
    }

    @Override
    public T get() {
        group.checkReader(this);
        State seen = state();
        if (seen != State.SUCCEEDED) {
            throw new IllegalStateException(this + " has no result: it is " + seen);
        }
        return taken();
    }

    @Override
    public T getOrElse(T other) {
        return state() == State.SUCCEEDED ? taken() : other;
    }

    @Nullable
    T resultOrNull() {
        return state() == State.SUCCEEDED ? taken() : null;
    }

    @Override
    public @Nullable Throwable failure() {
        synchronized (group) {
            return state == State.FAILED ? (Throwable) content : side == null ? null : side.failure;
        }
    }

    @Override
    public boolean degraded() {
        synchronized (group) {
            return state == State.SUCCEEDED && side != null && side.degraded;
        }
    }

    @Override
    public Duration elapsed() {
        synchronized (group) {
            if (side == null || side.started == 0) {
                return Duration.ZERO;
            }
            return Duration.ofNanos(isRunning() ? System.nanoTime() - side.started : side.took);
        }
    }

    @Override
    public Uni<T> await() {
        return Observer.of(this, false);
    }

    @Override
    public Uni<Void> stopped() {
        return Observer.of(this, true);
    }

    /** The whole of this. */
    abstract Task<T> self();

    @Override
    public boolean isCancelled() {
        State seen = state();
        return seen == State.CANCELLING || seen == State.CANCELLED;
    }

    @Override
    public @Nullable Duration remaining() {
        ScheduledFuture<?> timeout;
        synchronized (group) {
            timeout = side == null ? null : side.timeout;
        }
        return Settings.nearest(timeout, group.remaining());
    }

    @Override
    public Context context() {
        synchronized (group) {
            if (side != null && side.context != null) {
                return side.context;
            }
        }
        Context copy = group.contextOf(self());
        synchronized (group) {
            TaskSide<T> extra = side();
            extra.context = extra.context == null ? copy : extra.context;
            return extra.context;
        }
    }

    boolean isRunning() {
        State seen = state();
        return seen == State.RUNNING || seen == State.CANCELLING;
    }

    @Nullable
    Recipe<T> recipe() {
        TaskSide<T> extra = side;
        return extra == null ? null : extra.recipe;
    }

    /** Lock held: whether its item is to be discarded unless somebody sees it. */
    boolean isKept() {
        Recipe<T> recipe = recipe();
        return state == State.SUCCEEDED && recipe != null && recipe.discard() != null && !side().degraded;
    }

    /** Lock held. */
    TaskSide<T> side() {
        TaskSide<T> extra = side;
        if (extra == null) {
            extra = new TaskSide<>();
            side = extra;
        }
        return extra;
    }

    void observe(Observer<?> observer) {
        synchronized (group) {
            if (!isDue(observer)) {
                TaskSide<T> extra = side();
                extra.observers = extra.observers == null ? new LinkedHashSet<>() : extra.observers;
                extra.observers.add(observer);
                return;
            }
        }
        tell(observer);
    }

    void forget(Observer<?> observer) {
        synchronized (group) {
            if (side != null && side.observers != null) {
                side.observers.remove(observer);
            }
        }
    }

    /** Signals those whose time has come, in the order in which they came. */
    void tellObservers() {
        List<Observer<?>> due;
        synchronized (group) {
            if (side == null || side.observers == null) {
                return;
            }
            due = side.observers.stream().filter(this::isDue).toList();
            side.observers.removeAll(due);
        }
        due.forEach(this::tell);
    }

    private boolean isDue(Observer<?> observer) {
        return observer.untilStopped ? holds <= 0 : state != State.NEW && !isRunning();
    }

    private void tell(Observer<?> observer) {
        if (observer.untilStopped) {
            observer.signal(null, null);
        } else {
            switch (state()) {
                case SUCCEEDED -> observer.signal(taken(), null);
                case FAILED -> observer.signal(null, (Throwable) content);
                default -> observer.signal(null, new CancellationException(this + " was cancelled"));
            }
        }
    }

    private T taken() {
        TaskSide<T> extra = side;
        if (extra != null) {
            extra.taken = true;
        }
        return item();
    }

    @SuppressWarnings({"unchecked", "NullAway"}) // Mutiny's items may be null
    T item() {
        return (T) content;
    }

    @Override
    public String toString() {
        return "subtask '" + name + "' of group '" + group.name() + "'";
    }
}
