package io.unlockwire.market;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.faulttolerance.api.CircuitBreakerState;
import io.smallrye.faulttolerance.api.RateLimitException;
import io.smallrye.faulttolerance.api.TypedGuard;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.smallrye.mutiny.subscription.UniEmitter;
import jakarta.enterprise.util.TypeLiteral;
import java.io.IOException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.LongSupplier;
import org.eclipse.microprofile.faulttolerance.exceptions.BulkheadException;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.jspecify.annotations.Nullable;

/**
 * The manners in which one provider is asked: a few requests at a time, so many a minute, again after a passing
 * failure, not at all while it fails or asks to be left alone. Cancelling reaches the request, which the
 * library's own policies would let run on, and so does the time-out, which is the request's. Thread-safe.
 */
final class Guarded {

    private static final int AT_ONCE = 8;
    private static final int QUEUE = 64;
    private static final int LOOKED_AT = 10;
    private static final int PROBES = 2;
    private static final Duration BACK_OFF = Duration.ofMillis(40);

    private final JsonOverHttp http;
    private final ProviderMeters meters;
    private final LongSupplier nanos;
    private final TypedGuard<Uni<JsonNode>> guard;
    private volatile @Nullable Long rest;

    Guarded(JsonOverHttp http, ProviderRules rules, ProviderMeters meters, LongSupplier nanos) {
        this.http = http;
        this.meters = meters;
        this.nanos = nanos;
        guard = TypedGuard.create(new TypeLiteral<Uni<JsonNode>>() {
            private static final long serialVersionUID = 1;
        })
                .withBulkhead().limit(AT_ONCE).queueSize(QUEUE).done()
                .withRateLimit().limit(rules.perMinute()).window(1, ChronoUnit.MINUTES).done()
                .withCircuitBreaker().requestVolumeThreshold(LOOKED_AT).failureRatio(0.5)
                .delay(rules.breaker().toMillis(), ChronoUnit.MILLIS).successThreshold(PROBES)
                .onStateChange(state -> meters.breaker(state == CircuitBreakerState.OPEN))
                .skipOn(List.of(CancellationException.class, WithheldException.class,
                        RateLimitException.class,
                        BulkheadException.class))
                .done()
                .withRetry().maxRetries(rules.retries())
                .delay(BACK_OFF.toMillis(), ChronoUnit.MILLIS)
                .jitter(BACK_OFF.toMillis() / 2, ChronoUnit.MILLIS)
                .whenException(Guarded::passing)
                .done()
                .build();
    }

    /** Cold. */
    Uni<JsonNode> get(String pathAndQuery) {
        return Uni.createFrom().<JsonNode>emitter(waiter -> {
            Attempts attempts = new Attempts(pathAndQuery);
            waiter.onTermination(attempts::stop);
            Cancellable unused = guard.get(attempts::next).subscribe().with(waiter::complete, waiter::fail);
        }).onFailure().transform(Guarded::inOurWords)
                .onItem().invoke(meters::answered)
                .onFailure().invoke(meters::failed);
    }

    /** Silence is not: who is slow is not helped by a second request, and there is no time for it. */
    private static boolean passing(Throwable failure) {
        return failure instanceof AnsweredException answered
                ? answered.passing()
                : failure instanceof IOException && !(failure instanceof SilentException)
                        && !(failure instanceof WithheldException);
    }

    private static Throwable inOurWords(Throwable failure) {
        if (failure instanceof CircuitBreakerOpenException) {
            return new WithheldException("half of the requests failed");
        }
        if (failure instanceof RateLimitException) {
            return new WithheldException("its share of requests is used up");
        }
        return failure instanceof BulkheadException
                ? new WithheldException("too many requests wait for it")
                : failure;
    }

    private void leaveAlone(AnsweredException answered) {
        Duration asked = answered.retryAfter();
        if (asked != null && (answered.tooMany() || answered.passing())) {
            rest = nanos.getAsLong() + asked.toNanos();
        }
    }

    private boolean resting() {
        Long until = rest;
        return until != null && until - nanos.getAsLong() > 0;
    }

    /** Those of one question, of which at most one is under way. */
    private final class Attempts {

        private final String pathAndQuery;
        private boolean stopped;
        private @Nullable Cancellable request;
        private @Nullable UniEmitter<? super JsonNode> asking;

        Attempts(String pathAndQuery) {
            this.pathAndQuery = pathAndQuery;
        }

        Uni<JsonNode> next() {
            return Uni.createFrom().<JsonNode>emitter(this::ask);
        }

        private void ask(UniEmitter<? super JsonNode> emitter) {
            synchronized (this) {
                asking = emitter;
                if (stopped) {
                    emitter.fail(new CancellationException());
                    return;
                }
            }
            if (resting()) {
                emitter.fail(new WithheldException("it asked to be left alone for a while"));
                return;
            }
            Cancellable started = http.get(pathAndQuery)
                    .onFailure(AnsweredException.class)
                    .invoke(Guarded.this::leaveAlone)
                    .subscribe().with(emitter::complete, emitter::fail);
            if (!hold(started)) {
                started.cancel();
            }
        }

        private synchronized boolean hold(Cancellable started) {
            request = started;
            return !stopped;
        }

        /** What waits inside the policies has to end, too, else it would keep its place among those at once. */
        void stop() {
            Cancellable running;
            UniEmitter<? super JsonNode> waiting;
            synchronized (this) {
                stopped = true;
                running = request;
                waiting = asking;
            }
            if (running != null) {
                running.cancel();
            }
            if (waiting != null) {
                waiting.fail(new CancellationException());
            }
        }
    }
}
