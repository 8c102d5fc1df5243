package io.unlockwire.taskgroup;

import static java.util.Objects.requireNonNull;

import io.smallrye.mutiny.Context;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniSubscriber;
import io.smallrye.mutiny.subscription.UniSubscription;
import io.unlockwire.taskgroup.GroupFailure.Phase;
import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One subscription: how it opens, what fails in it, and what it signals. */
final class Group<R> extends Ending<R> implements UniSubscription {

    static final String KEY = "io.unlockwire.taskgroup.subtask";
    private boolean bodyCancelled;
    private boolean stopped;

    Group(Settings settings, UniSubscriber<? super R> down, @Nullable Object origin) {
        super(settings, down, origin);
    }

    void open(Function<? super TaskGroup<R>, ?> body) {
        UniSubscriber<? super R> subscriber = requireNonNull(down);
        Context around = subscriber.context();
        Task<?> parent = Task.around(around);
        if (parent != null && parent.hold()) {
            side().parent = parent;
        }
        if (settings.ear() != null) {
            tell(ear -> ear.onOpen(name()));
        }
        startDeadline();
        Object end = assemble(body);
        subscriber.onSubscribe(this);
        if (end instanceof Supplier) {
            result = supplier(end);
        }
        if (end instanceof Uni) {
            startWithBody(end);
        } else {
            startMembers();
        }
    }

    @SuppressWarnings("unchecked")
    private Supplier<? extends R> supplier(Object end) {
        return (Supplier<? extends R>) end;
    }

    private @Nullable Object assemble(Function<? super TaskGroup<R>, ?> body) {
        try {
            if (settings.policies() != null) {
                choose(requireNonNull(settings.policies().get(), "there is no policy"));
            }
            return requireNonNull(body.apply(new OpenGroup<>(this)), "the body returned null");
        } catch (Throwable thrown) {
            failed(name(), Phase.BODY, thrown);
            return null;
        }
    }

    private void choose(JoinPolicy policy) {
        forgiving = policy == PolicyRun.Ready.AWAIT_ALL;
        if (!forgiving && policy != PolicyRun.Ready.FAIL_FAST) {
            side().policy = new PolicyRun(this, policy);
        }
    }

    /** The asynchronous body comes after the members, and then holds the group as they do. */
    private void startWithBody(Object work) {
        Task<R> body = new Task<>(this, name(), work, null);
        synchronized (this) {
            hold();
        }
        startMembers();
        boolean wanted;
        synchronized (this) {
            wanted = !bodyCancelled;
            if (wanted) {
                side().body = body;
                body.begin();
            }
        }
        if (wanted) {
            body.start();
            body.release();
        } else {
            release();
        }
    }

    private void startDeadline() {
        Duration limit = settings.timeLimit();
        if (limit == null) {
            return;
        }
        if (limit.isNegative() || limit.isZero()) {
            expire(limit);
            return;
        }
        ScheduledFuture<?> deadline = settings.schedule(limit, () -> expire(limit));
        synchronized (this) {
            side().deadline = deadline;
        }
    }

    private void expire(Duration limit) {
        synchronized (this) {
            if (stage.compareTo(Stage.ABORTING) > 0 || (stage == Stage.ABORTING && !stopped)) {
                return;
            }
            side().expired = true;
        }
        failed(name(), Phase.DEADLINE,
                new TimeoutException("group '" + name() + "' did not end within " + limit));
    }

    @Nullable
    Duration remaining() {
        ScheduledFuture<?> deadline;
        Task<?> parent;
        synchronized (this) {
            if (side == null) {
                return null;
            }
            if (side.expired) {
                return Duration.ZERO;
            }
            deadline = side.deadline;
            parent = side.parent;
        }
        return Settings.nearest(deadline, parent == null ? null : parent.remaining());
    }

    /** Ends the group with a result. */
    boolean complete(@Nullable R item) {
        synchronized (this) {
            if (stage.compareTo(Stage.ABORTING) >= 0) {
                return false;
            }
            side().completed = true;
            side().result = item;
        }
        abort();
        cancelBody();
        return true;
    }

    /** Ends the group without a failure; the asynchronous body goes on unless that is what failed. */
    void stop(boolean withBody) {
        synchronized (this) {
            stopped |= stage.compareTo(Stage.ABORTING) < 0;
        }
        abort();
        if (withBody) {
            cancelBody();
        }
    }

    /** The subscriber has lost interest. */
    @Override
    public void cancel() {
        downCancelled = true;
        abort();
        cancelBody();
    }

    @Override
    void abortAll() {
        abort();
        cancelBody();
    }

    private void cancelBody() {
        Task<?> body;
        synchronized (this) {
            bodyCancelled = true;
            body = side == null ? null : side.body;
        }
        if (body != null) {
            body.cancel();
        }
    }

    /** Whether a body that was not cancelled says so only because its subtasks were. */
    boolean isExcused(Task<?> task, Throwable failure) {
        return stopped && isBody(task) && isEcho(failure);
    }

    /** Lock not held: without a listener or a policy nobody is to be told of an end. */
    boolean isQuiet() {
        return settings.ear() == null && (side == null || side.policy == null);
    }

    /** Whether anybody asks how long a subtask takes. */
    boolean isTimed() {
        return settings.ear() != null || settings.timeLimit() != null;
    }

    void started(Task<?> task) {
        if (settings.ear() != null && !isBody(task)) {
            tell(ear -> ear.onStart(name(), task.name));
        }
    }

    /** It has succeeded, failed or been cancelled. */
    void ended(Task<?> task) {
        PolicyRun policy;
        synchronized (this) {
            if (isBody(task)) {
                return;
            }
            if (task.isKept()) {
                side().keep(task);
            }
            policy = side == null ? null : side.policy;
        }
        if (policy != null) {
            policy.ended(task);
        }
    }

    void stopped(Task<?> task) {
        if (settings.ear() != null && !isBody(task)) {
            tell(ear -> ear.onEnd(name(), task.name, task.state(), task.degraded(),
                    task.elapsed().toNanos()));
        }
    }

    /** A copy of the subscriber's, with the way back to the subtask. */
    Context contextOf(Task<?> task) {
        Context copy = Context.empty();
        UniSubscriber<? super R> subscriber = down;
        if (subscriber != null) {
            Context around = subscriber.context();
            for (String key : around.keys()) {
                copy.put(key, around.get(key));
            }
        }
        return copy.put(KEY, task);
    }
}
