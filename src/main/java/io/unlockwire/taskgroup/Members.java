package io.unlockwire.taskgroup;

import io.unlockwire.taskgroup.Subtask.State;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who belongs to a group: starts them in fork order and under the limit, cancels them all,
 * forgets those that have stopped, and notices the last. This object is the lock of everything in
 * its group; it is never held while code of others runs.
 */
abstract class Members extends Roll {

    /** Ways only lead to the right. */
    enum Stage {
        ASSEMBLING, OPEN, ABORTING, READING, ENDED
    }

    final Settings settings;
    Stage stage = Stage.ASSEMBLING;
    @Nullable
    GroupSide side;
    private boolean aborted;
    /** The reasons why the group has not ended: each member, the opening, questions to the policy. */
    private int held = 1;

    Members(Settings settings) {
        this.settings = settings;
    }

    /** All have stopped. */
    abstract void finish();

    <T> Task<T> add(Task<T> task) {
        boolean start;
        synchronized (this) {
            if (stage.compareTo(Stage.ABORTING) > 0) {
                throw new IllegalStateException(task + " was forked after the group had ended");
            }
            if (stage == Stage.ABORTING) {
                task.bornCancelled();
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

    /** Starts those that the body has forked. */
    void startMembers() {
        Task<?> first;
        synchronized (this) {
            if (stage == Stage.ASSEMBLING) {
                stage = Stage.OPEN;
            }
            first = settings.limit() == 0 ? pick() : null;
        }
        if (settings.limit() == 0) {
            startFrom(first);
        } else {
            startWaiting();
        }
    }

    /**
     * Under a limit: starts as many as there are places for. One that ends within its own start, or
     * lets another end, does not come here again on the same thread: the loop that started it goes
     * on.
     */
    private void startWaiting() {
        Thread thread = Thread.currentThread();
        Task<?> first;
        synchronized (this) {
            List<Thread> starters = side().starters;
            if (isAtEnd() || starters.contains(thread)) {
                return;
            }
            starters.add(thread);
            first = pick();
        }
        startFrom(first);
        synchronized (this) {
            side().starters.remove(thread);
        }
    }

    private void startFrom(@Nullable Task<?> first) {
        Task<?> task = first;
        while (task != null) {
            task.start();
            task = nextToStart(task);
        }
    }

    /** Releases the one that was started, and picks another, in one go if possible. */
    private @Nullable Task<?> nextToStart(Task<?> started) {
        synchronized (this) {
            if (held > 1 && started.releaseQuietly()) {
                return pick();
            }
        }
        started.release();
        synchronized (this) {
            return pick();
        }
    }

    /** Lock held. */
    private @Nullable Task<?> pick() {
        if (stage != Stage.OPEN || !hasPlace()) {
            return null;
        }
        Task<?> task = next(State.NEW, State.NEW);
        if (task != null) {
            begin(task);
        }
        return task;
    }

    private boolean hasPlace() {
        return settings.limit() == 0 || side().running < settings.limit();
    }

    private void begin(Task<?> task) {
        if (settings.limit() > 0) {
            side().running++;
        }
        task.begin();
    }

    /** Cancels all members, unless that is under way already. */
    void abort() {
        synchronized (this) {
            if (stage.compareTo(Stage.ABORTING) >= 0) {
                return;
            }
            stage = Stage.ABORTING;
            aborted = true;
            rewind();
        }
        Task<?> task;
        while ((task = nextToCancel()) != null) {
            task.cancel();
        }
    }

    private synchronized @Nullable Task<?> nextToCancel() {
        return next(State.NEW, State.RUNNING);
    }

    synchronized boolean hasEnded() {
        return stage == Stage.ENDED;
    }

    synchronized boolean isCancelled() {
        return aborted;
    }

    /** Lock held. */
    void hold() {
        held++;
    }

    void release() {
        boolean ended;
        synchronized (this) {
            ended = dropHold();
        }
        left(ended);
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

    void left(boolean ended) {
        if (ended) {
            finish();
        } else if (settings.limit() > 0) {
            startWaiting();
        }
    }

    boolean isBody(Handle<?> task) {
        return side != null && side.body == task;
    }

    /** Lock held. */
    GroupSide side() {
        GroupSide extra = side;
        if (extra == null) {
            extra = new GroupSide();
            side = extra;
        }
        return extra;
    }

    private boolean dropHold() {
        if (--held > 0) {
            return false;
        }
        stage = Stage.READING;
        return true;
    }
}
