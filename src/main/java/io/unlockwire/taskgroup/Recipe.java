package io.unlockwire.taskgroup;

import static java.util.Objects.requireNonNull;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The description of a subtask that is more than a name and its work. */
record Recipe<T>(Group<?> group, String name, @Nullable Duration timeout,
        @Nullable Function<? super Throwable, ? extends T> fallback, int retries, @Nullable Duration backOff,
        @Nullable Consumer<? super T> discard) implements ForkSpec<T> {

    private static final Duration LONGEST_DELAY = Duration.ofDays(1);

    @Override
    public ForkSpec<T> within(Duration timeout) {
        return new Recipe<>(group, name, requireNonNull(timeout), fallback, retries, backOff, discard);
    }

    @Override
    public ForkSpec<T> orElse(T fallback) {
        return orElse(failure -> fallback);
    }

    @Override
    public ForkSpec<T> orElse(Function<? super Throwable, ? extends T> fallback) {
        return new Recipe<>(group, name, timeout, requireNonNull(fallback), retries, backOff, discard);
    }

    @Override
    public ForkSpec<T> retry(int atMost, Duration firstBackOff) {
        if (atMost < 0 || firstBackOff.isNegative()) {
            throw new IllegalArgumentException("neither retries nor their delay are negative");
        }
        return new Recipe<>(group, name, timeout, fallback, atMost, firstBackOff, discard);
    }

    @Override
    public ForkSpec<T> onDiscard(Consumer<? super T> discard) {
        return new Recipe<>(group, name, timeout, fallback, retries, backOff, requireNonNull(discard));
    }

    @Override
    public Subtask<T> fork(Uni<? extends T> work) {
        return group.add(new Task<>(group, name, requireNonNull(work), this));
    }

    @Override
    public Subtask<T> fork(Function<? super SubtaskScope, ? extends Uni<? extends T>> work) {
        return group.add(new Task<>(group, name, requireNonNull(work), this));
    }

    @Override
    public Subtask<T> forkBlocking(Callable<? extends T> work) {
        return group.add(new Task<>(group, name, new BlockingCall<T>(requireNonNull(work)), this));
    }

    /** Doubles with each attempt, until it is a day. */
    Duration delay(int attempt) {
        Duration delay = requireNonNull(backOff);
        for (int i = 0; i < attempt && delay.compareTo(LONGEST_DELAY) < 0 && !delay.isZero(); i++) {
            delay = delay.multipliedBy(2);
        }
        return delay;
    }
}
