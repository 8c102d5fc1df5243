package io.unlockwire.taskgroup;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledFuture;
import org.jspecify.annotations.Nullable;

/** What few groups need, so that the others do not pay for it. Guarded by the group's lock. */
final class GroupSide {

    /** The subtask that this group is nested in, held until this group has ended. */
    @Nullable
    Task<?> parent;
    @Nullable
    ScheduledFuture<?> deadline;
    boolean expired;
    /** The asynchronous body of a scope. */
    @Nullable
    Task<?> body;
    @Nullable
    PolicyRun policy;
    boolean completed;
    @Nullable
    Object result;
    /** An error that comes out raw. */
    @Nullable
    Throwable fatal;
    /** Forked by other threads while the body ran. */
    private @Nullable List<Task<?>> outside;
    /** Under a limit: how many run, and the threads that are starting what waits. */
    int running;
    final List<Thread> starters = new ArrayList<>(0);
    /** Succeeded subtasks whose item is to be discarded unless somebody sees it. */
    private @Nullable List<Task<?>> kept;

    void fromOutside(Task<?> task) {
        if (outside == null) {
            outside = new ArrayList<>();
        }
        outside.add(task);
    }

    List<Task<?>> outside() {
        return outside == null ? List.of() : outside;
    }

    void keep(Task<?> task) {
        if (kept == null) {
            kept = new ArrayList<>();
        }
        kept.add(task);
    }

    List<Task<?>> kept() {
        return kept == null ? List.of() : kept;
    }
}
