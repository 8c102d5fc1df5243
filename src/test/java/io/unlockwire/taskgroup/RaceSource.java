package io.unlockwire.taskgroup;

import io.smallrye.mutiny.operators.AbstractUni;
import io.smallrye.mutiny.subscription.UniSubscriber;
import java.util.Collection;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A source that keeps the rules of Mutiny, signals when it is told, and notes each failure that it really signalled.
 * Its
 * subscription arrives at once, or by hand.
 */
final class RaceSource extends AbstractUni<Integer> {

    private final boolean byHand;
    private final Collection<Throwable> raised;
    private final AtomicBoolean over = new AtomicBoolean();
    private final AtomicBoolean arrived = new AtomicBoolean();
    private volatile UniSubscriber<? super Integer> subscriber;
    private volatile boolean ready;

    RaceSource(boolean byHand, Collection<Throwable> raised) {
        this.byHand = byHand;
        this.raised = raised;
    }

    @Override
    public void subscribe(UniSubscriber<? super Integer> given) {
        subscriber = given;
        if (!byHand) {
            arrive();
        }
    }

    void arrive() {
        UniSubscriber<? super Integer> target = subscriber;
        if (target != null && arrived.compareAndSet(false, true)) {
            target.onSubscribe(() -> over.set(true));
            ready = true;
        }
    }

    void item(int item) {
        if (ready && over.compareAndSet(false, true)) {
            subscriber.onItem(item);
        }
    }

    void fail(String message) {
        if (ready && over.compareAndSet(false, true)) {
            Throwable failure = new Raised(message);
            raised.add(failure);
            subscriber.onFailure(failure);
        }
    }

    /** Cheap, since there are millions. */
    static final class Raised extends RuntimeException {
        private static final long serialVersionUID = 1;

        Raised(String message) {
            super(message, null, false, false);
        }
    }
}
