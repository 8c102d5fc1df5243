package io.unlockwire.taskgroup;

import static java.util.Objects.requireNonNull;

import io.smallrye.mutiny.Context;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.operators.AbstractUni;
import io.smallrye.mutiny.subscription.UniSubscriber;
import io.smallrye.mutiny.subscription.UniSubscription;
import java.util.Deque;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** Runs the cleanups of a subtask one after the other, the last registered first, then goes on. */
final class Cleanups {

    private final Task<?> task;
    private final Deque<Supplier<? extends Uni<?>>> todo;
    private final Runnable then;
    private final AtomicInteger steps = new AtomicInteger();

    Cleanups(Task<?> task, Deque<Supplier<? extends Uni<?>>> todo, Runnable then) {
        this.task = task;
        this.todo = todo;
        this.then = then;
    }

    /** A cleanup that ends within its own subscribe call is followed by this loop, not by recursion. */
    void next() {
        if (steps.getAndIncrement() != 0) {
            return;
        }
        do {
            Supplier<? extends Uni<?>> cleanup = todo.poll();
            if (cleanup == null) {
                then.run();
                return;
            }
            Step step = new Step();
            try {
                AbstractUni.subscribe(requireNonNull(cleanup.get(), "the cleanup is null"), step);
            } catch (Throwable thrown) {
                step.onFailure(thrown);
            }
        } while (steps.decrementAndGet() != 0);
    }

    private final class Step implements UniSubscriber<Object> {
        private boolean ended;

        @Override
        public Context context() {
            return task.context();
        }

        @Override
        public void onSubscribe(UniSubscription subscription) {}

        @Override
        public void onItem(Object item) {
            if (end()) {
                next();
            }
        }

        @Override
        public void onFailure(Throwable failure) {
            task.cleanupFailed(failure);
            if (end()) {
                next();
            }
        }

        private synchronized boolean end() {
            boolean first = !ended;
            ended = true;
            return first;
        }
    }
}
