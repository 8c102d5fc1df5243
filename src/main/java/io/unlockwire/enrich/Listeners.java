package io.unlockwire.enrich;

import io.unlockwire.taskgroup.GroupListener;
import io.unlockwire.taskgroup.Subtask;

/** Two that are told the same, one after the other. */
record Listeners(GroupListener first, GroupListener second) implements GroupListener {

    @Override
    public void onOpen(String group) {
        first.onOpen(group);
        second.onOpen(group);
    }

    @Override
    public void onStart(String group, String subtask) {
        first.onStart(group, subtask);
        second.onStart(group, subtask);
    }

    @Override
    public void onEnd(String group, String subtask, Subtask.State state, boolean degraded, long nanos) {
        first.onEnd(group, subtask, state, degraded, nanos);
        second.onEnd(group, subtask, state, degraded, nanos);
    }

    @Override
    public void onAbort(String group, Throwable primary) {
        first.onAbort(group, primary);
        second.onAbort(group, primary);
    }

    @Override
    public void onDropped(String group, String subtask, Throwable failure) {
        first.onDropped(group, subtask, failure);
        second.onDropped(group, subtask, failure);
    }

    @Override
    public void onClosed(String group) {
        first.onClosed(group);
        second.onClosed(group);
    }
}
