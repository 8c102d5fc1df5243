package io.unlockwire.taskgroup;

import io.smallrye.mutiny.operators.AbstractUni;
import io.smallrye.mutiny.subscription.UniSubscriber;

/** A source that never even says that it was subscribed. */
final class SilentUni<T> extends AbstractUni<T> {

    @Override
    public void subscribe(UniSubscriber<? super T> subscriber) {}
}
