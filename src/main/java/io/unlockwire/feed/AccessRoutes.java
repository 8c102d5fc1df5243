package io.unlockwire.feed;

import io.unlockwire.access.Credential;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/**
 * For clients that cannot send a header with the stream: {@code POST} with a key or token gives a ticket, good once
 * and for seconds, or the cookie of a session.
 */
final class AccessRoutes {

    static final String TICKETS = "/api/v1/alerts/tickets";
    static final String SESSION = "/api/v1/alerts/session";

    private final Access access;

    AccessRoutes(Access access) {
        this.access = access;
    }

    void install(Router router) {
        router.post(TICKETS).handler(context -> answer(context, Pass.Use.TICKET));
        router.post(SESSION).handler(context -> answer(context, Pass.Use.SESSION));
        router.delete(SESSION).handler(context -> {
            context.response().addCookie(cookie("").setMaxAge(0)).setStatusCode(204).end();
        });
    }

    static void refuse(RoutingContext context, Access access) {
        Gate.refuse(context, access.readers(),
                "The stream is not public: it needs a reader's key or token, a session or a ticket");
    }

    private void answer(RoutingContext context, Pass.Use use) {
        if (!access.required()) {
            Problem.of(404, "The stream is public: nobody needs this").send(context);
            return;
        }
        Credential holder = access.byKey(context.request());
        if (holder == null) {
            refuse(context, access);
            return;
        }
        Pass pass = access.pass(use, holder);
        String signed = access.signed(pass);
        context.response().putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        if (use == Pass.Use.TICKET) {
            context.response().setStatusCode(201).putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                    .end("{\"ticket\":\"" + signed + "\",\"until\":\"" + pass.end() + "\"}");
        } else {
            context.response().addCookie(cookie(signed).setMaxAge(access.sessionLength().toSeconds()))
                    .setStatusCode(204).end();
        }
    }

    private static Cookie cookie(String value) {
        return Cookie.cookie(Access.COOKIE, value).setPath("/").setSecure(true).setHttpOnly(true)
                .setSameSite(CookieSameSite.STRICT);
    }
}
