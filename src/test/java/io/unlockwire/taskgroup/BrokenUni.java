package io.unlockwire.taskgroup;

import io.smallrye.mutiny.operators.AbstractUni;
import io.smallrye.mutiny.subscription.UniSubscriber;

/** A Uni that cannot be subscribed. */
final class BrokenUni<T> extends AbstractUni<T> {

    private final RuntimeException thrown;

    BrokenUni(RuntimeException thrown) {
        this.thrown = thrown;
    }

    @Override
    public void subscribe(UniSubscriber<? super T> subscriber) {
        throw thrown;
    }
}
