package io.unlockwire.feed;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;

/** What is decided around the API's resources: bodies that are too large, paths that are none, requests that fail. */
class ApiRoutes {

    private static final Logger LOG = Logger.getLogger(ApiRoutes.class);
    private static final int BEFORE_THE_RESOURCES = -3;

    void install(@Observes Router router) {
        router.route(HttpMethod.POST, "/api/v1/announcements*").order(BEFORE_THE_RESOURCES)
                .handler(ApiRoutes::bounded);
        router.route("/api/*").order(BEFORE_THE_RESOURCES).failureHandler(ApiRoutes::failed);
        router.route("/api/*").order(Integer.MAX_VALUE)
                .handler(context -> Problem.of(404, "Nothing is served at this path").send(context));
    }

    /** What does not say how long it is, is read so far only. */
    private static void bounded(RoutingContext context) {
        if (length(context.request()) <= AnnouncementsResource.MOST_BYTES) {
            context.next();
        } else {
            if (context.request().version() != HttpVersion.HTTP_2) {
                context.response().putHeader("Connection", "close");
            }
            AnnouncementsResource.tooLarge().send(context);
        }
    }

    /** The server has refused what is not a number. */
    private static long length(HttpServerRequest request) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        return length == null ? 0 : Long.parseLong(length);
    }

    private static void failed(RoutingContext context) {
        int status = context.statusCode();
        if (context.response().headWritten()) {
            LOG.debugf("A request ended before its time: %s", context.failure());
            context.request().connection().close();
        } else if (status >= 400 && status < 500) {
            Problem.of(status, "The request cannot be read").send(context);
        } else {
            LOG.errorf(context.failure(), "A request failed method=%s path=%s", context.request().method(),
                    context.request().path());
            Problem.of(500, "The service failed").send(context);
        }
    }
}
