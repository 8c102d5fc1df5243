package io.unlockwire.taskgroup;

import io.unlockwire.taskgroup.Subtask.State;
import org.jspecify.annotations.Nullable;

/** Who belongs to a group: takes them in, cancels them all, and forgets those that have stopped. */
abstract class Members extends Starting {

    private boolean aborted;

    Members(Settings settings) {
        super(settings);
    }

    /**
     * What the body forks on its own thread needs no lock: nobody else looks at the roll before it is
     * {@linkplain #takeIn taken in}.
     */
    <T> Task<T> add(Task<T> task) {
        if (isAssembledHere()) {
            link(task);
            return task;
        }
        boolean start;
        synchronized (this) {
            if (stage.compareTo(Stage.ABORTING) > 0) {
                throw new IllegalStateException(task + " was forked after the group had ended");
            }
            if (stage == Stage.ABORTING) {
                task.bornCancelled();
                return task;
            }
            if (!areTakenIn()) {
                side().fromOutside(task);
                return task;
            }
            held++;
            link(task);
            start = stage == Stage.OPEN && isAtEnd() && hasPlace();
            if (start) {
                begin(task);
            } else {
                await(task);
            }
        }
        if (start) {
            task.start();
            task.release();
        }
        return task;
    }

    /** Once another thread has forked, its order and the body's have to be one. */
    private boolean isAssembledHere() {
        return isAssembler() && stage == Stage.ASSEMBLING && (side == null || side.outside().isEmpty());
    }

    /** Cancels all members, unless that is under way already; those of a body that still runs when it returns. */
    void abort() {
        synchronized (this) {
            if (stage.compareTo(Stage.ABORTING) >= 0) {
                return;
            }
            stage = Stage.ABORTING;
            aborted = true;
            if (isAssembler()) {
                takeIn();
            } else if (!areTakenIn()) {
                return;
            }
            rewind();
        }
        cancelMembers();
    }

    @Override
    void cancelMembers() {
        Task<?> task;
        while ((task = nextToCancel()) != null) {
            task.cancel();
        }
    }

    private synchronized @Nullable Task<?> nextToCancel() {
        return next(State.NEW, State.RUNNING);
    }

    /** Everything has stopped. */
    synchronized boolean hasEnded() {
        return stage.compareTo(Stage.ABORTING) > 0;
    }

    synchronized boolean isCancelled() {
        return aborted;
    }

    /** Lock held: forgets a member that has stopped; {@link #left} must follow, without the lock. */
    boolean leave(Task<?> task) {
        if (!isBody(task)) {
            unlink(task);
            if (settings.limit() > 0) {
                side().running--;
            }
        }
        return dropHold();
    }

    void leaveUnstarted(Task<?> task) {
        boolean ended;
        synchronized (this) {
            unlink(task);
            ended = dropHold();
        }
        left(ended);
    }

    boolean isBody(Handle<?> task) {
        return side != null && side.body == task;
    }
}
