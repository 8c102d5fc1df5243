package io.unlockwire.taskgroup;

import java.util.List;

/**
 * When a group stops early, and whether it fails. One instance a subscription; the group never
 * calls it from two threads at once, so it needs no locks of its own. What it throws fails the
 * group. A failure of the body and a passed deadline fail the group under any policy.
 */
public interface JoinPolicy {

    /** What to do after a subtask has ended. */
    enum Decision {
        /** Let the others run. */
        CONTINUE,
        /** Cancel what still runs. */
        STOP
    }

    /**
     * Called once for each subtask that was started, when it has succeeded, failed or been
     * cancelled.
     */
    Decision onEnd(Subtask<?> ended);

    /**
     * Called once, after all have stopped, with those that {@link #onEnd} was called for, in that
     * order.
     *
     * @return true if the group fails with the failures collected, false if it succeeds
     */
    boolean fails(List<? extends Subtask<?>> ended);

    /** Stops and fails at the first failure of a required subtask: the default. */
    static JoinPolicy failFast() {
        return PolicyRun.Ready.FAIL_FAST;
    }

    /** Never stops early and never fails for a subtask: read how each ended from its handle. */
    static JoinPolicy awaitAll() {
        return PolicyRun.Ready.AWAIT_ALL;
    }

    /**
     * Stops at the first success; fails only if none succeeded. The winner is the handle in state
     * SUCCEEDED.
     */
    static JoinPolicy firstSuccess() {
        return PolicyRun.Ready.FIRST_SUCCESS;
    }
}
