package io.unlockwire.taskgroup;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Context;
import io.smallrye.mutiny.subscription.UniSubscriber;
import io.smallrye.mutiny.subscription.UniSubscription;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A subscriber that remembers every signal, and how many there were. */
final class Probe<T> implements UniSubscriber<T> {

    private final List<Object> signals = new CopyOnWriteArrayList<>();
    private final CountDownLatch signalled = new CountDownLatch(1);
    private final Context context;
    private volatile UniSubscription subscription;
    private volatile T item;
    private volatile Throwable failure;

    Probe(Context context) {
        this.context = context;
    }

    @Override
    public Context context() {
        return context;
    }

    @Override
    public void onSubscribe(UniSubscription given) {
        assertThat(subscription).as("subscribed once").isNull();
        subscription = given;
    }

    @Override
    public void onItem(T given) {
        item = given;
        signals.add("item " + given);
        signalled.countDown();
    }

    @Override
    public void onFailure(Throwable given) {
        failure = given;
        signals.add(given);
        signalled.countDown();
    }

    void cancel() {
        subscription.cancel();
    }

    /** Whether it was there to be cancelled. */
    boolean cancelIfSubscribed() {
        UniSubscription given = subscription;
        if (given != null) {
            given.cancel();
        }
        return given != null;
    }

    int signals() {
        return signals.size();
    }

    boolean isDone() {
        return !signals.isEmpty();
    }

    void isStillWaiting() {
        assertThat(signals).as("signals so far").isEmpty();
    }

    T item() {
        await();
        assertThat(failure).as("failure").isNull();
        return item;
    }

    Throwable anyFailure() {
        await();
        assertThat(failure).as("failure").isNotNull();
        return failure;
    }

    GroupFailure failure() {
        assertThat(anyFailure()).isInstanceOf(GroupFailure.class);
        return (GroupFailure) failure;
    }

    /** What was signalled, null before that. */
    Throwable failureOrNull() {
        return failure;
    }

    private void await() {
        try {
            assertThat(signalled.await(10, TimeUnit.SECONDS)).as("signalled within 10 s").isTrue();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
