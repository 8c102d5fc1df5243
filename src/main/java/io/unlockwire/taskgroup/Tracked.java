package io.unlockwire.taskgroup;

import static java.util.Objects.requireNonNull;

import io.smallrye.mutiny.Context;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.operators.AbstractUni;
import io.smallrye.mutiny.subscription.UniSubscriber;
import io.smallrye.mutiny.subscription.UniSubscription;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** A cleanup that the subtask around it waits for. */
final class Tracked<T> extends AbstractUni<T> {

    private final Uni<T> cleanup;

    Tracked(Uni<T> cleanup) {
        this.cleanup = requireNonNull(cleanup);
    }

    @Override
    public void subscribe(UniSubscriber<? super T> down) {
        Task<?> task = Task.around(down.context());
        if (task == null || !task.hold()) {
            AbstractUni.subscribe(cleanup, down);
        } else {
            Run<T> run = new Run<>(down, task);
            try {
                AbstractUni.subscribe(cleanup, run);
            } catch (Throwable thrown) {
                run.onFailure(thrown);
            }
        }
    }

    private static final class Run<T> extends AtomicBoolean implements UniSubscriber<T>, UniSubscription {
        private static final long serialVersionUID = 1;
        private final transient UniSubscriber<? super T> down;
        private final transient Task<?> task;
        private transient @Nullable UniSubscription upstream;

        Run(UniSubscriber<? super T> down, Task<?> task) {
            this.down = down;
            this.task = task;
        }

        @Override
        public Context context() {
            return down.context();
        }

        @Override
        public void onSubscribe(UniSubscription subscription) {
            upstream = subscription;
            down.onSubscribe(this);
        }

        @Override
        public void onItem(T item) {
            if (compareAndSet(false, true)) {
                try {
                    down.onItem(item);
                } finally {
                    task.release();
                }
            }
        }

        @Override
        @SuppressWarnings("NullAway") // Mutiny's items may be null
        public void onFailure(Throwable failure) {
            if (compareAndSet(false, true)) {
                task.cleanupFailed(failure);
                try {
                    down.onItem(null);
                } finally {
                    task.release();
                }
            } else {
                task.cleanupFailed(failure);
            }
        }

        @Override
        public void cancel() {
            if (compareAndSet(false, true)) {
                try {
                    UniSubscription subscription = upstream;
                    if (subscription != null) {
                        subscription.cancel();
                    }
                } finally {
                    task.release();
                }
            }
        }
    }
}
