package io.unlockwire.taskgroup;

import static java.util.Objects.requireNonNull;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniSubscription;
import io.unlockwire.taskgroup.GroupFailure.Phase;
import java.time.Duration;
import java.util.Deque;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** How a subtask is told to stop, how it runs out of time, and how it tries again. */
abstract class Bounded<T> extends Held<T> {

    /** In the place of a subscription: told to stop, and to be cancelled on arrival. */
    static final UniSubscription AWAITED = () -> {};
    /** In the place of a subscription: cancelled, or known never to come. */
    static final UniSubscription GONE = () -> {};
    /** In the place of a subscription: one attempt has failed, the next has not begun. */
    private static final UniSubscription BETWEEN = () -> {};

    Bounded(Group<?> group, String name, Object work) {
        super(group, name, work);
    }

    abstract void subscribe(Object work);

    /** Lock held: what there is to cancel; null if it is awaited. */
    abstract @Nullable UniSubscription beginStop();

    @Override
    public void cancel() {
        UniSubscription given = null;
        boolean fresh;
        boolean counted;
        synchronized (group) {
            fresh = state() == State.NEW;
            counted = group.areTakenIn();
            if (fresh) {
                bornCancelled();
            } else if (state() == State.RUNNING) {
                given = beginStop();
            } else {
                return;
            }
        }
        if (fresh) {
            tellObservers();
            if (counted) {
                group.leaveUnstarted(self());
            }
        } else {
            stopGiven(given);
        }
    }

    /** Lock held. */
    void bornCancelled() {
        content = null;
        holds = 0;
        become(State.CANCELLED);
    }

    private void stopGiven(@Nullable UniSubscription given) {
        if (given != null) {
            stopWork(given, true);
        }
        startGrace();
    }

    void stopWork(UniSubscription given, boolean workEnds) {
        try {
            given.cancel();
        } catch (Throwable thrown) {
            cleanupFailed(thrown);
        }
        if (workEnds) {
            workEnded();
        }
    }

    void limit(Duration timeout) {
        if (timeout.isNegative() || timeout.isZero()) {
            expire(timeout);
            return;
        }
        ScheduledFuture<?> timer = group.settings.schedule(timeout, () -> expire(timeout));
        synchronized (group) {
            if (isRunning()) {
                side().timeout = timer;
                return;
            }
        }
        group.settings.forget(timer);
    }

    private void expire(Duration timeout) {
        TimeoutException failure = new TimeoutException(this + " did not end within " + timeout);
        Function<? super Throwable, ? extends T> fallback = requireNonNull(recipe()).fallback();
        UniSubscription given;
        synchronized (group) {
            if (state() != State.RUNNING) {
                return;
            }
            given = beginStop();
            holds++;
            side().failure = failure;
            content = failure;
        }
        if (fallback == null) {
            group.failed(name, Phase.RUN, failure);
        } else {
            try {
                T value = fallback.apply(failure);
                synchronized (group) {
                    content = value;
                    side().degraded = true;
                }
            } catch (Throwable thrown) {
                group.failed(name, Phase.RUN, failure);
                group.failed(name, Phase.RUN, thrown);
            }
        }
        stopGiven(given);
        release();
    }

    /** Whether another attempt will follow: after the cleanups of this one and the delay. */
    boolean retry(Recipe<T> recipe) {
        Duration delay;
        Deque<Supplier<? extends Uni<?>>> cleanups;
        synchronized (group) {
            TaskSide<T> extra = side();
            if (state() != State.RUNNING || extra.attempts >= recipe.retries()) {
                return false;
            }
            delay = recipe.delay(extra.attempts++);
            subscription = BETWEEN;
            holds++;
            cleanups = extra.cleanups;
            extra.cleanups = null;
        }
        if (cleanups == null) {
            backOff(delay);
        } else {
            new Cleanups(self(), cleanups, () -> backOff(delay)).next();
        }
        return true;
    }

    private void backOff(Duration delay) {
        ScheduledFuture<?> timer = group.settings.schedule(delay, this::startAgain);
        boolean wanted;
        synchronized (group) {
            wanted = state() == State.RUNNING;
            if (wanted) {
                side().backOff = timer;
            }
        }
        if (!wanted) {
            group.settings.forget(timer);
        }
        release();
    }

    private void startAgain() {
        Object work;
        synchronized (group) {
            if (state() != State.RUNNING || subscription != BETWEEN) {
                return;
            }
            subscription = null;
            holds++;
            work = requireNonNull(side().again);
        }
        subscribe(work);
        release();
    }
}
