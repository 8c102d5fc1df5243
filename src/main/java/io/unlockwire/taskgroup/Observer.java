package io.unlockwire.taskgroup;

import io.smallrye.mutiny.operators.AbstractUni;
import io.smallrye.mutiny.subscription.UniSubscriber;
import io.smallrye.mutiny.subscription.UniSubscription;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** One subscriber that waits for a subtask to end, or to stop. */
final class Observer<T> extends AtomicBoolean implements UniSubscription {

    private static final long serialVersionUID = 1;

    final boolean untilStopped;
    private final transient Handle<?> task;
    private final transient UniSubscriber<? super T> down;

    private Observer(Handle<?> task, UniSubscriber<? super T> down, boolean untilStopped) {
        this.task = task;
        this.down = down;
        this.untilStopped = untilStopped;
    }

    /** A Uni that gives what the subtask ended with or, if until it has stopped, null. */
    static <T> AbstractUni<T> of(Handle<?> task, boolean untilStopped) {
        return new AbstractUni<>() {
            @Override
            public void subscribe(UniSubscriber<? super T> down) {
                Observer<T> observer = new Observer<>(task, down, untilStopped);
                down.onSubscribe(observer);
                task.observe(observer);
            }
        };
    }

    @SuppressWarnings({"unchecked", "NullAway"}) // Mutiny's items may be null
    void signal(@Nullable Object item, @Nullable Throwable failure) {
        if (!compareAndSet(false, true)) {
            return;
        }
        if (failure != null) {
            down.onFailure(failure);
        } else {
            down.onItem((T) item);
        }
    }

    @Override
    public void cancel() {
        if (compareAndSet(false, true)) {
            task.forget(this);
        }
    }
}
