package io.unlockwire.taskgroup;

import static java.util.Objects.requireNonNull;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The options of a group; {@code limit} zero means none. */
record Settings(String group, @Nullable Duration timeLimit, int limit,
        @Nullable Supplier<? extends JoinPolicy> policies, @Nullable Duration grace,
        @Nullable Executor executor, @Nullable ScheduledExecutorService clock,
        @Nullable GroupListener ear) implements TaskGroup.Options {

    static final Settings DEFAULT = new Settings("group", null, 0, null, null, null, null, null);

    @Override
    public Settings name(String name) {
        return new Settings(requireNonNull(name), timeLimit, limit, policies, grace, executor, clock, ear);
    }

    @Override
    public Settings deadline(Duration deadline) {
        return new Settings(group, requireNonNull(deadline), limit, policies, grace, executor, clock, ear);
    }

    @Override
    public Settings limit(int concurrency) {
        if (concurrency < 1) {
            throw new IllegalArgumentException("a limit is at least 1, not " + concurrency);
        }
        return new Settings(group, timeLimit, concurrency, policies, grace, executor, clock, ear);
    }

    @Override
    public Settings policy(Supplier<? extends JoinPolicy> perSubscription) {
        return new Settings(group, timeLimit, limit, requireNonNull(perSubscription), grace, executor, clock,
                ear);
    }

    @Override
    public Settings cleanupGrace(Duration grace) {
        if (grace.isNegative()) {
            throw new IllegalArgumentException("a grace is not negative: " + grace);
        }
        return new Settings(group, timeLimit, limit, policies, grace, executor, clock, ear);
    }

    @Override
    public Settings blockingExecutor(Executor executor) {
        return new Settings(group, timeLimit, limit, policies, grace, requireNonNull(executor), clock, ear);
    }

    @Override
    public Settings timer(ScheduledExecutorService timer) {
        return new Settings(group, timeLimit, limit, policies, grace, executor, requireNonNull(timer), ear);
    }

    @Override
    public Settings listener(GroupListener listener) {
        return new Settings(group, timeLimit, limit, policies, grace, executor, clock,
                requireNonNull(listener));
    }

    @Override
    public <R> Uni<R> run(Function<? super TaskGroup<R>, ? extends Supplier<? extends R>> body) {
        return new GroupUni<>(this, requireNonNull(body));
    }

    @Override
    public <R> Uni<R> scope(Function<? super TaskGroup<R>, ? extends Uni<? extends R>> body) {
        return new GroupUni<>(this, requireNonNull(body));
    }
}
