package io.unlockwire.taskgroup;

import io.unlockwire.taskgroup.Subtask.State;
import org.jspecify.annotations.Nullable;

/**
 * The members of a group in fork order, linked through the members themselves, and a mark up to
 * which they have been started or, later, cancelled. A member that leaves keeps no other
 * reachable. {@code Roll}, {@link Starting}, {@link Members}, {@link Failures}, {@link Ending} and {@link Group}
 * are the chapters of one object, one for the sake of memory; it is the lock of everything in its
 * group.
 */
abstract class Roll {

    private @Nullable Task<?> first;
    private @Nullable Task<?> last;
    /** The first one that has not been looked at. */
    private @Nullable Task<?> mark;
    /** The thread that runs the body, until what was forked meanwhile has been taken in. */
    private @Nullable Thread assembler = Thread.currentThread();

    boolean isAssembler() {
        return assembler == Thread.currentThread();
    }

    /** Lock held: whether the members are for every thread to see, and counted. */
    boolean areTakenIn() {
        return assembler == null;
    }

    void link(Task<?> task) {
        if (last == null) {
            first = task;
        } else {
            last.next = task;
            task.previous = last;
        }
        last = task;
    }

    void unlink(Task<?> task) {
        if (mark == task) {
            mark = task.next;
        }
        if (task.previous == null) {
            first = task.next;
        } else {
            task.previous.next = task.next;
        }
        if (task.next == null) {
            last = task.previous;
        } else {
            task.next.previous = task.previous;
        }
        task.previous = null;
        task.next = null;
    }

    /** Takes the members in: goes back to the first, forgets those that will not be started, counts the others. */
    int callRoll() {
        assembler = null;
        int present = 0;
        for (Task<?> task = first; task != null;) {
            Task<?> next = task.next;
            if (task.state() == State.NEW) {
                present++;
            } else {
                unlink(task);
            }
            task = next;
        }
        rewind();
        return present;
    }

    boolean isAtEnd() {
        return mark == null;
    }

    /** The last one waits for its turn. */
    void await(Task<?> task) {
        if (mark == null) {
            mark = task;
        }
    }

    void rewind() {
        mark = first;
    }

    /** Moves on to the next one in one of these states, and past it. */
    @Nullable
    Task<?> next(State one, State other) {
        Task<?> task = mark;
        while (task != null && task.state() != one && task.state() != other) {
            task = task.next;
        }
        mark = task == null ? null : task.next;
        return task;
    }
}
