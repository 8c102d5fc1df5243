package io.unlockwire.taskgroup;

import io.smallrye.mutiny.operators.AbstractUni;
import io.smallrye.mutiny.subscription.UniSubscriber;
import java.util.concurrent.atomic.AtomicInteger;

/** A source without manners: it signals whatever the test says, whether cancelled or not. */
final class LateUni<T> extends AbstractUni<T> {

    private final AtomicInteger cancels = new AtomicInteger();
    private volatile UniSubscriber<? super T> subscriber;

    @Override
    public void subscribe(UniSubscriber<? super T> given) {
        subscriber = given;
        given.onSubscribe(cancels::incrementAndGet);
    }

    UniSubscriber<? super T> subscriber() {
        return subscriber;
    }

    int cancels() {
        return cancels.get();
    }
}
