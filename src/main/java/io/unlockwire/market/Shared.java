package io.unlockwire.market;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.unlockwire.enrich.Answer;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Answers kept for a while, and one request for all who ask at about the same time, whatever they ask for: it is
 * cancelled when the last of them has left. What was kept is answered for longer where the provider fails.
 * Holds at most 4,096 answers. Thread-safe.
 */
final class Shared<T> {

    private static final int LARGEST = 4096;
    /** Ids in one request: an address of a few kilobytes, and an answer that stays within its bound. */
    static final int MOST = 100;

    private final Function<Collection<String>, Uni<Map<String, Got<T>>>> source;
    private final Executor soon;
    private final LongSupplier nanos;
    private final Runnable onOld;
    private final long fresh;
    private final Cache<String, Kept<T>> kept;
    private final Map<String, Flight<T>> flights = new HashMap<>();
    private @Nullable Flight<T> boarding;

    private record Kept<T>(Answer<T> answer, long at) {}

    /**
     * Asks this source.
     *
     * @param source what it knows of these ids; those that it leaves out it does not know
     * @param onOld called where an old answer is given because the source failed
     * @param soon runs what it is given after the moment in which others may join the request
     */
    Shared(Function<Collection<String>, Uni<Map<String, Got<T>>>> source, Executor soon, Duration fresh,
            Duration onError, LongSupplier nanos, Runnable onOld) {
        this.source = source;
        this.soon = soon;
        this.nanos = nanos;
        this.onOld = onOld;
        this.fresh = fresh.toNanos();
        kept = Caffeine.newBuilder().maximumSize(LARGEST).executor(Runnable::run).ticker(nanos::getAsLong)
                .expireAfterWrite(onError.compareTo(fresh) > 0 ? onError : fresh).build();
    }

    /** Cold. */
    Uni<Answer<T>> get(String id) {
        return Uni.createFrom().deferred(() -> {
            Kept<T> known = kept.getIfPresent(id);
            return known != null && nanos.getAsLong() - known.at() < fresh
                    ? Uni.createFrom().item(known.answer())
                    : Uni.createFrom().<Got<T>>emitter(waiter -> join(id, waiter))
                            .chain(Got::uni)
                            .onFailure().recoverWithUni(failure -> old(id, failure));
        });
    }

    private Uni<Answer<T>> old(String id, Throwable failure) {
        Kept<T> known = kept.getIfPresent(id);
        if (known == null) {
            return Uni.createFrom().failure(failure);
        }
        onOld.run();
        return Uni.createFrom().item(known.answer());
    }

    private void join(String id, UniEmitter<? super Got<T>> waiter) {
        Flight<T> flight;
        Flight<T> opened = null;
        Flight<T> full = null;
        synchronized (flights) {
            Flight<T> flying = flights.get(id);
            if (flying == null) {
                if (boarding == null) {
                    boarding = new Flight<>();
                    opened = boarding;
                }
                flying = boarding;
                flights.put(id, flying);
                if (flying.board(id) == MOST) {
                    full = boarding;
                    boarding = null;
                }
            }
            flight = flying;
            flight.join(id, waiter);
        }
        waiter.onTermination(() -> leave(flight, id, waiter));
        if (full != null) {
            start(full);
        } else if (opened != null) {
            Flight<T> first = opened;
            soon.execute(() -> start(first));
        }
    }

    private void start(Flight<T> flight) {
        Set<String> ids;
        synchronized (flights) {
            if (boarding == flight) {
                boarding = null;
            }
            ids = flight.takeOff();
        }
        if (!ids.isEmpty()) {
            flight.holds(source.apply(ids).subscribe()
                    .with(answers -> arrived(flight, answers), failure -> failed(flight, failure)));
        }
    }

    private void arrived(Flight<T> flight, Map<String, Got<T>> answers) {
        long now = nanos.getAsLong();
        land(flight).forEach((id, waiters) -> {
            Got<T> got = answers.getOrDefault(id, Got.nothing());
            if (got.fault() == null) {
                kept.put(id, new Kept<>(got.answer(), now));
            }
            waiters.forEach(waiter -> waiter.complete(got));
        });
    }

    private void failed(Flight<T> flight, Throwable failure) {
        land(flight).values().forEach(waiters -> waiters.forEach(waiter -> waiter.fail(failure)));
    }

    private Map<String, Set<UniEmitter<? super Got<T>>>> land(Flight<T> flight) {
        synchronized (flights) {
            flights.values().removeIf(flight::equals);
            return flight.land();
        }
    }

    private void leave(Flight<T> flight, String id, UniEmitter<? super Got<T>> waiter) {
        synchronized (flights) {
            if (!flight.leave(id, waiter)) {
                return;
            }
            flights.values().removeIf(flight::equals);
            if (boarding == flight) {
                boarding = null;
            }
        }
        flight.cancel();
    }
}
