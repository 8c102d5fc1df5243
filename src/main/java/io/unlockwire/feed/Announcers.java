package io.unlockwire.feed;

import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Who may announce over HTTP, and how often: everybody, or whoever shows an announcer's key. Thread-safe. */
final class Announcers {

    private static final Duration AGAIN = Duration.ofSeconds(1);

    private final boolean required;
    private final ApiKeys keys;
    private final ConnectRate rate;

    Announcers(FeedConfig.Announce config, LongSupplier nanos) {
        required = config.required();
        keys = new ConfiguredKeys(config.keys());
        rate = new ConnectRate(config.rate(), config.burst(), nanos);
    }

    /** Null where the request shows no announcer's key. */
    @Nullable
    Credential of(HttpServerRequest request) {
        return Access.shown(request, keys);
    }

    boolean required() {
        return required;
    }

    /** Why not now; null where it may go on. Counted by its key where it shows one, else by its address. */
    @Nullable
    Problem refusal(@Nullable Credential announcer, String address) {
        String counted = announcer == null ? address : "key of " + announcer.holder();
        synchronized (rate) {
            return rate.take(counted)
                    ? null
                    : Problem.of(429, "So many announcements are not taken from one source").after(AGAIN);
        }
    }
}
