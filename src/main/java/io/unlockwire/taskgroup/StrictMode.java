package io.unlockwire.taskgroup;

import io.smallrye.mutiny.Context;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.UniInterceptor;
import io.smallrye.mutiny.subscription.UniSubscriber;
import io.smallrye.mutiny.subscription.UniSubscription;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Strict mode, for tests: reports work of a subtask that still signals after its group has ended,
 * such as a cleanup that is not {@linkplain TaskGroup#tracked tracked}. Mutiny loads it as a
 * service: name this class in
 * {@code META-INF/services/io.smallrye.mutiny.infrastructure.UniInterceptor} of the test
 * resources, then {@link #report}. It watches each Uni that is subscribed while reporting is on,
 * and costs time; while it is off it does nothing.
 */
public final class StrictMode implements UniInterceptor {

    private static volatile @Nullable Consumer<String> report;

    /** Where reports go from now on, on the thread that signalled late; null turns it off. */
    public static void report(@Nullable Consumer<String> to) {
        report = to;
    }

    @Override
    public <T> UniSubscriber<? super T> onSubscription(Uni<T> instance, UniSubscriber<? super T> subscriber) {
        if (report == null) {
            return subscriber;
        }
        Context context = subscriber.context();
        Task<?> task = Task.around(context);
        return task == null ? subscriber : new Watch<>(instance, subscriber, context, task);
    }

    private record Watch<T>(Uni<T> work, UniSubscriber<? super T> down, Context context, Task<?> task)
            implements
                UniSubscriber<T> {

        @Override
        public void onSubscribe(UniSubscription subscription) {
            down.onSubscribe(subscription);
        }

        @Override
        public void onItem(T item) {
            check();
            down.onItem(item);
        }

        @Override
        public void onFailure(Throwable failure) {
            check();
            down.onFailure(failure);
        }

        private void check() {
            Consumer<String> to = report;
            if (to != null && task.group.hasEnded()) {
                to.accept(task + " still signals after its group has ended: "
                        + work.getClass().getSimpleName());
            }
        }
    }
}
