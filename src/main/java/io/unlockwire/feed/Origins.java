package io.unlockwire.feed;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Set;

/**
 * Lets pages of other sites read the API: of those named, exactly as named. Caches are told that the
 * answer depends on who asks.
 */
final class Origins {

    private final Set<String> allowed;

    Origins(Set<String> allowed) {
        this.allowed = Set.copyOf(allowed);
    }

    /** @param order before whatever answers under {@code /api/} */
    void install(Router router, int order) {
        if (!allowed.isEmpty()) {
            router.route("/api/*").order(order).handler(this::handle);
        }
    }

    private void handle(RoutingContext context) {
        HttpServerResponse response = context.response();
        response.headers().add(HttpHeaders.VARY, "Origin");
        String origin = context.request().getHeader(HttpHeaders.ORIGIN);
        if (origin == null || !allowed.contains(origin)) {
            context.next();
            return;
        }
        response.putHeader("Access-Control-Allow-Origin", origin)
                .putHeader("Access-Control-Allow-Credentials", "true")
                .putHeader("Access-Control-Expose-Headers", "ETag, Retry-After");
        if (HttpMethod.OPTIONS.equals(context.request().method())
                && context.request().headers().contains("Access-Control-Request-Method")) {
            response.putHeader("Access-Control-Allow-Methods", "GET, HEAD, POST")
                    .putHeader("Access-Control-Allow-Headers",
                            "Accept, Authorization, Cache-Control, Content-Type, If-None-Match, Last-Event-ID")
                    .putHeader("Access-Control-Max-Age", "600")
                    .setStatusCode(204).end();
        } else {
            context.next();
        }
    }
}
