package io.unlockwire.feed;

import io.unlockwire.access.Bearers;
import io.unlockwire.access.Credential;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Who may announce over HTTP, and how often: everybody, or whoever shows an announcer's key or token. Thread-safe. */
final class Announcers {

    private static final Duration AGAIN = Duration.ofSeconds(1);

    private final boolean required;
    private final Bearers bearers;
    private final ConnectRate rate;

    Announcers(FeedConfig.Announce config, Bearers bearers, LongSupplier nanos) {
        required = config.required();
        this.bearers = bearers;
        rate = new ConnectRate(config.rate(), config.burst(), nanos);
    }

    /** Null where the request shows neither an announcer's key nor a token. */
    @Nullable
    Credential of(HttpServerRequest request) {
        return bearers.of(request.getHeader(HttpHeaders.AUTHORIZATION));
    }

    Bearers bearers() {
        return bearers;
    }

    boolean required() {
        return required;
    }

    /** Why not now; null where it may go on. Counted by its holder where it shows something, else by its address. */
    @Nullable
    Problem refusal(@Nullable Credential announcer, String address) {
        String counted = announcer == null ? address : "by " + announcer.holder();
        synchronized (rate) {
            return rate.take(counted)
                    ? null
                    : Problem.of(429, "So many announcements are not taken from one source").after(AGAIN);
        }
    }
}
