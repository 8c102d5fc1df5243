package io.unlockwire.taskgroup;

import java.util.List;

/** The ready-made policies; the group knows the first two and needs no bookkeeping for them. */
enum Policies implements JoinPolicy {

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
