package io.unlockwire.taskgroup;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/**
 * The handle of a subtask: what it is called, how it stands, what came of it, and the means to
 * stop it. Valid after the group has ended. Thread-safe.
 *
 * @param <T> the type of its item
 */
public interface Subtask<T> {

    /** Ways only lead to the right: NEW, RUNNING, perhaps CANCELLING, then one of the three ends. */
    enum State {
        /** Forked, not started: the body has not returned, or the limit is reached. */
        NEW,
        /** Subscribed, or waiting for its next attempt. */
        RUNNING,
        /** Told to stop (cancelled or out of time), and has not stopped yet. */
        CANCELLING,
        /** Gave an item or its fallback. */
        SUCCEEDED,
        /** Failed, or ran out of time. */
        FAILED,
        /** Stopped, or never started, because it was told so. */
        CANCELLED
    }

    /** The name it was forked with; names need not be unique. */
    String name();

    /** How it stands at this moment. */
    State state();

    /**
     * The result, the fallback's included.
     *
     * @throws IllegalStateException if it has not succeeded, or belongs to another subscription
     *             of the group that reads it
     */
    T get();

    /** The result, or {@code other} if it has not succeeded. */
    T getOrElse(T other);

    /** What it failed with, also if a fallback stepped in; null if nothing failed. */
    @Nullable
    Throwable failure();

    /** Whether the result is the fallback. */
    boolean degraded();

    /**
     * Time from its start to its end, or to now while it runs. Measured in groups with a listener
     * or a deadline, and for subtasks made with {@link TaskGroup#subtask}; zero elsewhere.
     */
    Duration elapsed();

    /**
     * Stops it alone: no failure, and the siblings go on. Has no effect once it has ended.
     * Returns without waiting.
     */
    void cancel();

    /**
     * Observes the end: the item, the failure, or a {@link CancellationException}. Cancelling the
     * observer does not cancel the subtask.
     */
    Uni<T> await();

    /** Completes, never fails, when the subtask has stopped, its cleanups included. */
    Uni<Void> stopped();
}
