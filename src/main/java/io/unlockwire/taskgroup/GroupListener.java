package io.unlockwire.taskgroup;

/**
 * What metrics and tracing hang on. Called on the thread where the thing happens, so
 * implementations are quick and thread-safe; what they throw goes to Mutiny's dropped-exception
 * handler and changes nothing. Every {@code onOpen} is followed by one {@code onClosed}, every
 * {@code onStart} by one {@code onEnd}; all of them come before the group's signal.
 */
public interface GroupListener {

    /** A group was subscribed; its body has not run yet. */
    default void onOpen(String group) {}

    /** A subtask is about to be subscribed for the first time. */
    default void onStart(String group, String subtask) {}

    /**
     * A started subtask has stopped.
     *
     * @param degraded whether its item is the fallback
     * @param nanos time from start to end in nanoseconds, as {@link Subtask#elapsed}
     */
    default void onEnd(String group, String subtask, Subtask.State state, boolean degraded, long nanos) {}

    /** A failure made the group cancel what still runs. */
    default void onAbort(String group, Throwable primary) {}

    /**
     * A failure that no group failure carries: it came after the end, or the group gave a result,
     * another's error or no signal. Being told here, it does not go to Mutiny's dropped-exception
     * handler.
     */
    default void onDropped(String group, String subtask, Throwable failure) {}

    /** Everything has stopped; the signal follows. */
    default void onClosed(String group) {}
}
