package io.unlockwire.taskgroup;

import static java.util.Objects.requireNonNull;

import io.smallrye.mutiny.Context;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniSubscriber;
import io.smallrye.mutiny.subscription.UniSubscription;
import io.unlockwire.taskgroup.GroupFailure.Entry;
import io.unlockwire.taskgroup.GroupFailure.Phase;
import java.time.Duration;
import java.util.NoSuchElementException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One subscription: how it opens, what fails in it, and what it signals. */
final class Group<R> extends Failures implements UniSubscription {

    static final String KEY = "io.unlockwire.taskgroup.subtask";
    /** The group whose body or supplier runs on this thread. */
    private static final ThreadLocal<@Nullable Group<?>> READER = new ThreadLocal<>();

    /** The same for all subscriptions of one Uni. */
    private final Object origin;
    private @Nullable UniSubscriber<? super R> down;
    private @Nullable Context context;
    private @Nullable Supplier<? extends R> result;
    private boolean downCancelled;
    private boolean bodyCancelled;
    private boolean stopped;

    Group(Settings settings, UniSubscriber<? super R> down, @Nullable Object origin) {
        super(settings);
        this.down = down;
        this.origin = origin == null ? this : origin;
    }

    static @Nullable Group<?> reader() {
        return READER.get();
    }

    boolean isTwinOf(Group<?> other) {
        return this != other && origin == other.origin;
    }

    void open(Function<? super TaskGroup<R>, ?> body) {
        UniSubscriber<? super R> subscriber = requireNonNull(down);
        Context around = subscriber.context();
        Task<?> parent = Task.around(around);
        if (!around.isEmpty()) {
            context = around;
            if (parent != null && parent.hold()) {
                side().parent = parent;
            }
        }
        tell(ear -> ear.onOpen(name()));
        startDeadline();
        Object end = assemble(body);
        subscriber.onSubscribe(this);
        if (end instanceof Supplier) {
            result = supplier(end);
        }
        startMembers();
        if (end instanceof Uni) {
            startBody(end);
        }
        release();
    }

    @SuppressWarnings("unchecked")
    private Supplier<? extends R> supplier(Object end) {
        return (Supplier<? extends R>) end;
    }

    private @Nullable Object assemble(Function<? super TaskGroup<R>, ?> body) {
        Group<?> outer = READER.get();
        READER.set(this);
        try {
            if (settings.policies() != null) {
                choose(requireNonNull(settings.policies().get(), "there is no policy"));
            }
            return requireNonNull(body.apply(new OpenGroup<>(this)), "the body returned null");
        } catch (Throwable thrown) {
            failed(name(), Phase.BODY, thrown);
            return null;
        } finally {
            READER.set(outer);
        }
    }

    private void choose(JoinPolicy policy) {
        forgiving = policy == Policies.AWAIT_ALL;
        if (!forgiving && policy != Policies.FAIL_FAST) {
            side().policy = new PolicyRun(this, policy);
        }
    }

    private void startBody(Object work) {
        Task<R> body = new Task<>(this, name(), work, null);
        synchronized (this) {
            if (bodyCancelled) {
                return;
            }
            side().body = body;
            hold();
            body.begin();
        }
        body.start();
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
        ScheduledFuture<?> deadline = Timers.schedule(settings, limit, () -> expire(limit));
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
        return Timers.nearest(deadline, parent == null ? null : parent.remaining());
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
        synchronized (this) {
            if (stage == Stage.ENDED) {
                return;
            }
            downCancelled = true;
        }
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

    @Override
    void finish() {
        GroupSide extra = side;
        Timers.cancel(settings, extra == null ? null : extra.deadline);
        Object item = null;
        Throwable failure = null;
        boolean cancelled;
        synchronized (this) {
            cancelled = downCancelled;
        }
        if (extra != null && extra.fatal != null) {
            failure = extra.fatal;
        } else if (!cancelled && extra != null && extra.completed) {
            item = extra.result;
        } else if (!cancelled) {
            failure = failure(extra == null ? null : extra.policy);
            if (failure == null) {
                try {
                    item = read(extra);
                } catch (Throwable thrown) {
                    failure = isFatal(thrown)
                            ? thrown
                            : new GroupFailure(name(), new Entry(name(), Phase.BODY, thrown));
                }
            }
        }
        end(extra, item, failure);
    }

    /** What fails the group, if it fails. */
    private @Nullable GroupFailure failure(@Nullable PolicyRun policy) {
        boolean fails = policy == null ? firstFailure != null : isDoomed();
        if (!fails && policy != null) {
            try {
                fails = policy.fails();
                if (fails && firstFailure == null) {
                    collect(new Entry(name(), Phase.BODY,
                            new NoSuchElementException("no subtask succeeded")));
                }
            } catch (Throwable thrown) {
                fails = true;
                collect(new Entry(name(), Phase.BODY, thrown));
            }
        }
        Entry entries = takeFailures();
        if (fails && entries != null) {
            return new GroupFailure(name(), entries);
        }
        for (; entries != null; entries = entries.next) {
            if (entries.phase == Phase.RUN) {
                forgive(entries.subtask, entries.failure);
            } else {
                drop(entries.subtask, entries.failure);
            }
        }
        return null;
    }

    /** Whether something failed that no policy forgives. */
    private boolean isDoomed() {
        Entry entry = firstFailure;
        while (entry != null && entry.phase != Phase.BODY && entry.phase != Phase.DEADLINE) {
            entry = entry.next;
        }
        return entry != null;
    }

    private @Nullable Object read(@Nullable GroupSide extra) {
        if (extra != null && extra.body != null) {
            return extra.body.resultOrNull();
        }
        Group<?> outer = READER.get();
        READER.set(this);
        try {
            return result == null ? null : result.get();
        } finally {
            READER.set(outer);
        }
    }

    @SuppressWarnings({"unchecked", "NullAway"}) // Mutiny's items may be null
    private void end(@Nullable GroupSide extra, @Nullable Object item, @Nullable Throwable failure) {
        UniSubscriber<? super R> subscriber = requireNonNull(down);
        boolean silent;
        synchronized (this) {
            stage = Stage.ENDED;
            silent = downCancelled;
            side = null;
            down = null;
            context = null;
            result = null;
        }
        Entry unsaid = takeFailures();
        Task<?> parent = extra == null ? null : extra.parent;
        if (extra != null) {
            for (Task<?> kept : extra.kept()) {
                kept.discardUnlessSeen(silent || failure != null, item);
            }
        }
        if (silent) {
            unsaid = failure instanceof GroupFailure composed ? composed.entries() : unsaid;
        }
        if (silent && parent != null && unsaid != null) {
            parent.cleanupFailed(new GroupFailure(name(), unsaid));
        } else {
            drop(unsaid);
        }
        tell(ear -> ear.onClosed(name()));
        try {
            if (silent) {
                if (failure != null && !(failure instanceof GroupFailure)) {
                    drop(name(), failure);
                }
            } else if (failure != null) {
                subscriber.onFailure(failure);
            } else {
                subscriber.onItem((R) item);
            }
        } finally {
            if (parent != null) {
                parent.release();
            }
        }
    }

    /** Lock not held: without a listener or a policy nobody is to be told of an end. */
    boolean isQuiet() {
        return settings.ear() == null && (side == null || side.policy == null);
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

    /** Lock held. */
    Context contextOf(Task<?> task) {
        Context copy = Context.empty();
        Context around = context;
        if (around != null) {
            for (String key : around.keys()) {
                copy.put(key, around.get(key));
            }
        }
        return copy.put(KEY, task);
    }
}
