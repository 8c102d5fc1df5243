package io.unlockwire.feed;

import io.unlockwire.access.Bearers;
import io.unlockwire.access.Credential;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Stands before the API's resources. What is known is for readers where the stream is not public; announcing is for
 * announcers where
 * that is required; a preview is for either. The stream stands behind its own.
 */
final class Gate {

    private static final String PREVIEW = "/api/v1/announcements/preview";
    private static final Duration AGAIN = Duration.ofSeconds(5);

    private final Access access;
    private final Announcers announcers;
    private final ClientAddress addresses;

    Gate(Access access, Announcers announcers, ClientAddress addresses) {
        this.access = access;
        this.announcers = announcers;
        this.addresses = addresses;
    }

    void install(Router router, int order) {
        router.route().order(order).handler(Gate::plain);
        router.route("/api/v1/unlocks*").order(order).handler(this::read);
        router.route(HttpMethod.POST, "/api/v1/announcements*").order(order).handler(this::announce);
    }

    /**
     * The REST layer passes over what follows a semicolon in a path, so that a gate would look at another path than it
     * does.
     */
    private static void plain(RoutingContext context) {
        if (context.request().path().indexOf(';') < 0) {
            context.next();
        } else {
            Problem.of(404, "Nothing is served at a path with a semicolon").send(context);
        }
    }

    private void read(RoutingContext context) {
        if (access.reader(context.request()) == null) {
            refuse(context, access.readers(),
                    "What is known is not public: it needs a reader's key, token or session");
        } else {
            context.next();
        }
    }

    private void announce(RoutingContext context) {
        HttpServerRequest request = context.request();
        Credential announcer = announcers.of(request);
        boolean may = context.normalizedPath().equals(PREVIEW)
                ? announcer != null || access.reader(request) != null
                : announcer != null || !announcers.required();
        if (!may) {
            refuse(context, announcers.bearers(),
                    "Announcing is not public: it needs an announcer's key or token");
            return;
        }
        @Nullable
        Problem refusal = announcers.refusal(announcer, addresses.of(request));
        if (refusal == null) {
            context.next();
        } else {
            refusal.send(context);
        }
    }

    /** Tells a request that nothing lets in where it stands (RFC 6750). */
    static void refuse(RoutingContext context, Bearers needed, String why) {
        switch (needed.standing(context.request().getHeader(HttpHeaders.AUTHORIZATION))) {
            case UNKNOWN -> {
                challenge(context, "");
                Problem.of(401, why).send(context);
            }
            case ANOTHER_ROLE -> {
                challenge(context, ", error=\"insufficient_scope\"");
                Problem.of(403, why + "; the token shown is of another role").send(context);
            }
            case UNDECIDED ->
                Problem.of(503, "The keys to verify tokens with could not be read yet").after(AGAIN)
                        .send(context);
        }
    }

    private static void challenge(RoutingContext context, String error) {
        context.response().putHeader("WWW-Authenticate", "Bearer realm=\"unlockwire\"" + error);
    }
}
