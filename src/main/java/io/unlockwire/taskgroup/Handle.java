package io.unlockwire.taskgroup;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/**
 * What is known about a subtask, and who waits to know. Together with {@link Task}, which says what
 * happens to it, one object
 * for the sake of memory. All fields are guarded by the group's lock, which is never held while
 * code of others runs.
 */
abstract class Handle<T> implements Subtask<T> {

    final Group<?> group;
    final String name;
    State state = State.NEW;
    /** The reasons why it has not stopped; none are left at zero or below. */
    int holds = 1;
    /** The work until it starts, then the item or the failure. */
    @Nullable
    Object content;
    @Nullable
    TaskSide<T> side;
    /** Since when it runs, then how long it ran. */
    long nanos;

    Handle(Group<?> group, String name, Object work) {
        this.group = group;
        this.name = name;
        this.content = work;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public State state() {
        synchronized (group) {
            return state;
        }
    }

    @Override
    public T get() {
        Group<?> reader = Group.reader();
        if (reader != null && reader.isTwinOf(group)) {
            throw new IllegalStateException(
                    this + " belongs to another subscription of the group than the one that reads it");
        }
        synchronized (group) {
            if (state == State.SUCCEEDED) {
                return taken();
            }
        }
        throw new IllegalStateException(this + " has no result: it is " + state());
    }

    @Override
    public T getOrElse(T other) {
        synchronized (group) {
            return state == State.SUCCEEDED ? taken() : other;
        }
    }

    @Nullable
    T resultOrNull() {
        synchronized (group) {
            return state == State.SUCCEEDED ? taken() : null;
        }
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
            return Duration.ofNanos(isRunning() ? System.nanoTime() - nanos : nanos);
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

    /** Lock held. */
    boolean isRunning() {
        return state == State.RUNNING || state == State.CANCELLING;
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
                observer.next = side().observers;
                side().observers = observer;
                return;
            }
        }
        tell(observer);
    }

    void forget(Observer<?> observer) {
        synchronized (group) {
            Observer<?> kept = null;
            for (Observer<?> other = side().observers; other != null;) {
                Observer<?> following = other.next;
                if (other != observer) {
                    other.next = kept;
                    kept = other;
                }
                other = following;
            }
            side().observers = kept;
        }
    }

    /** Signals those whose time has come. */
    void tellObservers() {
        Observer<?> due = null;
        synchronized (group) {
            Observer<?> other = side == null ? null : side.observers;
            if (other == null) {
                return;
            }
            side().observers = null;
            while (other != null) {
                Observer<?> following = other.next;
                if (isDue(other)) {
                    other.next = due;
                    due = other;
                } else {
                    other.next = side().observers;
                    side().observers = other;
                }
                other = following;
            }
        }
        for (; due != null; due = due.next) {
            tell(due);
        }
    }

    private boolean isDue(Observer<?> observer) {
        return observer.untilStopped ? holds <= 0 : state != State.NEW && !isRunning();
    }

    private void tell(Observer<?> observer) {
        Object item = null;
        Throwable failure = null;
        if (!observer.untilStopped) {
            synchronized (group) {
                switch (state) {
                    case SUCCEEDED -> item = taken();
                    case FAILED -> failure = (Throwable) content;
                    default -> failure = new CancellationException(this + " was cancelled");
                }
            }
        }
        observer.signal(item, failure);
    }

    private T taken() {
        if (side != null) {
            side.taken = true;
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
