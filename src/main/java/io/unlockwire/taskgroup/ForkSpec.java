package io.unlockwire.taskgroup;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A subtask before it is forked. Each method returns a changed copy, so a description may be
 * forked more than once.
 *
 * @param <T> the type of the item
 */
public interface ForkSpec<T> {

    /**
     * The time it has from its start, retries included; then it is cancelled, and fails with a
     * {@link TimeoutException}.
     */
    ForkSpec<T> within(Duration timeout);

    /** Makes it optional: a failure or time-out gives this instead, and never fails the group. */
    ForkSpec<T> orElse(T fallback);

    /**
     * Makes it optional, the fallback depending on the failure. A fallback that throws does fail
     * the group.
     */
    ForkSpec<T> orElse(Function<? super Throwable, ? extends T> fallback);

    /**
     * Subscribes again after a failure, at most this many times, after this delay and then twice
     * the one before. An attempt begins when the cleanups of the one before have ended.
     */
    ForkSpec<T> retry(int atMost, Duration firstBackOff);

    /**
     * Receives an item of the work that nobody will see: it came late, or the group gave no
     * result made from it. Such an item is kept until the group ends.
     */
    ForkSpec<T> onDiscard(Consumer<? super T> discard);

    /** As {@link TaskGroup#fork(String, Uni)}. */
    Subtask<T> fork(Uni<? extends T> work);

    /**
     * As {@link TaskGroup#fork(String, Function)}; with retries the function is called for each
     * attempt.
     */
    Subtask<T> fork(Function<? super SubtaskScope, ? extends Uni<? extends T>> work);

    /** As {@link TaskGroup#forkBlocking}. */
    Subtask<T> forkBlocking(Callable<? extends T> work);
}
