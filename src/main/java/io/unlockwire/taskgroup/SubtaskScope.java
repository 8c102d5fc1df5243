package io.unlockwire.taskgroup;

import io.smallrye.mutiny.Context;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What a subtask sees of itself while it runs. Thread-safe. */
public interface SubtaskScope {

    /**
     * Registers a cleanup that runs when the work has ended, however it ended, and that the group
     * waits for. Cleanups run one after the other, the last registered first; a failing one does
     * not keep the others from running. Registered after the work has ended, it runs at once.
     */
    void onStop(Supplier<? extends Uni<?>> cleanup);

    /** Whether this subtask was told to stop. */
    boolean isCancelled();

    /**
     * Time left to the nearest deadline: its own, its group's, or one around that; zero if
     * passed, null without one.
     */
    @Nullable
    Duration remaining();

    /** This subtask's own copy of the subscriber's context: what is put here no sibling sees. */
    Context context();
}
