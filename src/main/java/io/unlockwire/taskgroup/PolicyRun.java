package io.unlockwire.taskgroup;

import static java.util.Objects.requireNonNull;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Asks the policy of one subscription, one question at a time, on whichever thread came first. */
final class PolicyRun {

    private final Group<?> group;
    private final JoinPolicy policy;
    private final Deque<Task<?>> asked = new ArrayDeque<>();
    private final List<Task<?>> ended = new ArrayList<>();
    private boolean asking;

    PolicyRun(Group<?> group, JoinPolicy policy) {
        this.group = group;
        this.policy = policy;
    }

    /** The group does not end before the policy has answered. */
    void ended(Task<?> task) {
        synchronized (group) {
            group.hold();
            asked.add(task);
            if (asking) {
                return;
            }
            asking = true;
        }
        Task<?> next;
        while ((next = next()) != null) {
            ask(next);
        }
    }

    boolean fails() {
        return policy.fails(List.copyOf(ended));
    }

    private @Nullable Task<?> next() {
        synchronized (group) {
            Task<?> next = asked.poll();
            if (next == null) {
                asking = false;
            } else {
                ended.add(next);
            }
            return next;
        }
    }

    private void ask(Task<?> task) {
        try {
            if (requireNonNull(policy.onEnd(task),
                    "the policy decided nothing") == JoinPolicy.Decision.STOP) {
                group.stop(task.state() == Subtask.State.FAILED);
            }
        } catch (Throwable thrown) {
            group.failed(group.name(), GroupFailure.Phase.BODY, thrown);
        } finally {
            group.release();
        }
    }

    /** The ready-made ones; the group knows the first two and needs no bookkeeping for them. */
    enum Ready implements JoinPolicy {
        FAIL_FAST {
            @Override
            public Decision onEnd(Subtask<?> ended) {
                return ended.state() == Subtask.State.FAILED ? Decision.STOP : Decision.CONTINUE;
            }

            @Override
            public boolean fails(List<? extends Subtask<?>> ended) {
                return ended.stream().anyMatch(subtask -> subtask.failure() != null && !subtask.degraded());
            }
        },

        AWAIT_ALL {
            @Override
            public Decision onEnd(Subtask<?> ended) {
                return Decision.CONTINUE;
            }

            @Override
            public boolean fails(List<? extends Subtask<?>> ended) {
                return false;
            }
        },

        FIRST_SUCCESS {
            @Override
            public Decision onEnd(Subtask<?> ended) {
                return ended.state() == Subtask.State.SUCCEEDED ? Decision.STOP : Decision.CONTINUE;
            }

            @Override
            public boolean fails(List<? extends Subtask<?>> ended) {
                return ended.stream().noneMatch(subtask -> subtask.state() == Subtask.State.SUCCEEDED);
            }
        }
    }
}
