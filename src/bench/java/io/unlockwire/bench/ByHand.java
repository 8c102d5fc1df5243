package io.unlockwire.bench;

import io.reactivex.rxjava3.core.Single;
import io.reactivex.rxjava3.core.SingleObserver;
import io.reactivex.rxjava3.disposables.Disposable;
import io.smallrye.mutiny.operators.AbstractUni;
import io.smallrye.mutiny.subscription.UniSubscriber;
import io.smallrye.mutiny.subscription.UniSubscription;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Mono;

/** Sources that cost nothing themselves and signal when told, one for each library. */
final class ByHand {

    private ByHand() {}

    static final class OfMutiny extends AbstractUni<Integer> {
        private static final UniSubscription NOTHING = () -> {};
        UniSubscriber<? super Integer> subscriber;

        @Override
        public void subscribe(UniSubscriber<? super Integer> given) {
            subscriber = given;
            given.onSubscribe(NOTHING);
        }
    }

    static final class OfReactor extends Mono<Integer> {
        private static final Subscription NOTHING = new Subscription() {
            @Override
            public void request(long n) {}

            @Override
            public void cancel() {}
        };
        CoreSubscriber<? super Integer> subscriber;

        @Override
        public void subscribe(CoreSubscriber<? super Integer> given) {
            subscriber = given;
            given.onSubscribe(NOTHING);
        }

        void item(int item) {
            subscriber.onNext(item);
            subscriber.onComplete();
        }
    }

    static final class OfRxJava extends Single<Integer> {
        SingleObserver<? super Integer> observer;

        @Override
        protected void subscribeActual(SingleObserver<? super Integer> given) {
            observer = given;
            given.onSubscribe(Disposable.disposed());
        }
    }
}
