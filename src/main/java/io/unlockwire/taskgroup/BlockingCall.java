package io.unlockwire.taskgroup;

import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.smallrye.mutiny.subscription.UniSubscription;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Work that may block, and where it runs. */
record BlockingCall<T>(Callable<? extends T> call) {

    private static final @Nullable Executor VIRTUAL = virtualThreads();

    void start(Task<T> task, @Nullable Executor given) {
        Run<T> run = new Run<>(task, call);
        task.hold();
        task.onSubscribe(run);
        try {
            (given != null ? given : VIRTUAL != null ? VIRTUAL : Infrastructure.getDefaultExecutor())
                    .execute(run);
        } catch (Throwable rejected) {
            run.reject(rejected);
        }
    }

    /** An executor of virtual threads, null on a JVM that has none. */
    private static @Nullable Executor virtualThreads() {
        try {
            return (Executor) Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
        } catch (ReflectiveOperationException | RuntimeException absent) {
            return null;
        }
    }

    /**
     * One call. The subtask is held until its thread has left the callable. An interrupt is sent
     * only between entering and leaving: the leaving thread waits for one that is on its way,
     * then clears it.
     */
    private static final class Run<T> extends AtomicInteger implements Runnable, UniSubscription {
        private static final long serialVersionUID = 1;
        private static final int NEW = 0;
        private static final int RUNNING = 1;
        private static final int INTERRUPTING = 2;
        private static final int ENDED = 3;

        private final transient Task<T> task;
        private final transient Callable<? extends T> call;
        private transient volatile @Nullable Thread runner;

        Run(Task<T> task, Callable<? extends T> call) {
            this.task = task;
            this.call = call;
        }

        @Override
        @SuppressWarnings("NullAway") // Mutiny's items may be null
        public void run() {
            runner = Thread.currentThread();
            if (!compareAndSet(NEW, RUNNING)) {
                return;
            }
            T item = null;
            Throwable failure = null;
            boolean before = Thread.currentThread().isInterrupted();
            try {
                item = call.call();
            } catch (Throwable thrown) {
                failure = thrown;
            }
            while (!compareAndSet(RUNNING, ENDED) && get() != ENDED) {
                Thread.onSpinWait();
            }
            runner = null;
            if (!before) {
                boolean unused = Thread.interrupted();
            }
            try {
                if (failure != null) {
                    task.onFailure(failure);
                } else {
                    task.onItem(item);
                }
            } finally {
                task.release();
            }
        }

        @Override
        public void cancel() {
            if (compareAndSet(NEW, ENDED)) {
                task.release();
            } else if (compareAndSet(RUNNING, INTERRUPTING)) {
                Thread thread = runner;
                if (thread != null) {
                    thread.interrupt();
                }
                set(ENDED);
            }
        }

        void reject(Throwable rejected) {
            if (compareAndSet(NEW, ENDED)) {
                task.onFailure(rejected);
                task.release();
            } else {
                task.cleanupFailed(rejected);
            }
        }
    }
}
