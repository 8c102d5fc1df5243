package io.unlockwire.taskgroup;

import io.unlockwire.taskgroup.Subtask.State;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What keeps a group from ending, and how its members start: in fork order and under the limit.
 * The lock is never held while code of others runs.
 */
abstract class Starting extends Roll {

    /** Ways only lead to the right. */
    enum Stage {
        ASSEMBLING, OPEN, ABORTING, READING, ENDED
    }

    final Settings settings;
    Stage stage = Stage.ASSEMBLING;
    @Nullable
    GroupSide side;
    /** The reasons why the group has not ended: each member, the opening, questions to the policy. */
    int held = 1;

    Starting(Settings settings) {
        this.settings = settings;
    }

    /** All have stopped. */
    abstract void finish();

    /** Stops those that run, and those that wait for their start. */
    abstract void cancelMembers();

    /** Lock held, by the assembler: from here on the members are everybody's. */
    void takeIn() {
        if (side != null) {
            side.outside().forEach(this::link);
        }
        held += callRoll();
    }

    /**
     * Starts those that the body has forked, or cancels them if the group was stopped meanwhile;
     * the opening holds the group no more. Under a limit they are started as those that wait.
     */
    void startMembers() {
        boolean opens;
        Task<?> first;
        synchronized (this) {
            if (!areTakenIn()) {
                takeIn();
            }
            opens = stage == Stage.ASSEMBLING;
            if (opens) {
                stage = Stage.OPEN;
            }
            first = settings.limit() == 0 ? pick() : null;
        }
        if (first != null) {
            startFrom(first);
            return;
        }
        if (!opens) {
            cancelMembers();
        }
        release();
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
            first = pick();
            if (first == null) {
                return;
            }
            starters.add(thread);
            hold();
        }
        startFrom(first);
        synchronized (this) {
            side().starters.remove(thread);
        }
    }

    /** Starts this one and those after it, then lets go of one hold on the group. */
    private void startFrom(Task<?> first) {
        Task<?> task = first;
        boolean ended = false;
        while (task != null) {
            Task<?> started = task;
            started.start();
            boolean quiet;
            synchronized (this) {
                quiet = started.releaseQuietly();
                if (quiet) {
                    task = pick();
                    ended = task == null && dropHold();
                }
            }
            if (!quiet) {
                started.release();
                synchronized (this) {
                    task = pick();
                    ended = task == null && dropHold();
                }
            }
        }
        if (ended) {
            finish();
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

    boolean hasPlace() {
        return settings.limit() == 0 || side().running < settings.limit();
    }

    void begin(Task<?> task) {
        if (settings.limit() > 0) {
            side().running++;
        }
        task.begin();
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

    void left(boolean ended) {
        if (ended) {
            finish();
        } else if (settings.limit() > 0) {
            startWaiting();
        }
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

    /** Lock held: whether that was the last; {@link #left} must follow, without the lock. */
    boolean dropHold() {
        if (--held > 0) {
            return false;
        }
        stage = Stage.READING;
        return true;
    }
}
