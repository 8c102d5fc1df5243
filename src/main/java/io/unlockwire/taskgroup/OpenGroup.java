package io.unlockwire.taskgroup;

import static java.util.Objects.requireNonNull;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What the body sees of its group: not the group itself, which is a lock that no one else may take. */
final class OpenGroup<R> implements TaskGroup<R> {

    private final Group<R> group;

    OpenGroup(Group<R> group) {
        this.group = group;
    }

    @Override
    public <T> Subtask<T> fork(String name, Uni<? extends T> work) {
        return group.add(new Task<>(group, requireNonNull(name), requireNonNull(work), null));
    }

    @Override
    public <T> Subtask<T> fork(String name, Function<? super SubtaskScope, ? extends Uni<? extends T>> work) {
        return group.add(new Task<>(group, requireNonNull(name), requireNonNull(work), null));
    }

    @Override
    public <T> Subtask<T> forkBlocking(String name, Callable<? extends T> work) {
        return group.add(
                new Task<>(group, requireNonNull(name), new BlockingCall<T>(requireNonNull(work)), null));
    }

    @Override
    public <T> ForkSpec<T> subtask(String name) {
        return new Recipe<>(group, requireNonNull(name), null, null, 0, null, null);
    }

    @Override
    public boolean complete(@Nullable R result) {
        return group.complete(result);
    }

    @Override
    public void cancel() {
        group.stop(false);
    }

    @Override
    public boolean isCancelled() {
        return group.isCancelled();
    }

    @Override
    public @Nullable Duration remaining() {
        return group.remaining();
    }

    @Override
    public String toString() {
        return "group '" + group.name() + "'";
    }
}
