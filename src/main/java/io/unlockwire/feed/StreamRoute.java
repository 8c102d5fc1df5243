package io.unlockwire.feed;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.impl.ContextInternal;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * {@code GET /api/v1/alerts/stream}: a raw route, since nothing between the ring and the socket may
 * copy or encode.
 */
final class StreamRoute {

    static final String PATH = "/api/v1/alerts/stream";

    private static final Duration BUSY = Duration.ofSeconds(15);
    private static final Duration ELSEWHERE = Duration.ofSeconds(1);

    private final Stream stream;

    StreamRoute(Stream stream) {
        this.stream = stream;
    }

    void install(Router router) {
        router.route(HttpMethod.GET, PATH).handler(this::get);
        router.route(HttpMethod.HEAD, PATH).handler(context -> head(context).end());
        router.route(PATH).handler(StreamRoute::notAllowed);
    }

    private void get(RoutingContext context) {
        Asking asking = new Asking(context.queryParams());
        Ask ask = asking.ask(context.request().getHeader("Last-Event-ID"));
        Params.Fault fault = asking.fault();
        if (fault != null) {
            Problem.invalid(fault.parameter(), fault.parameter() + " " + fault.detail()).send(context);
            return;
        }
        String address = String.valueOf(context.request().remoteAddress().hostAddress());
        Refusal refusal = stream.enter(address);
        Ring ring = stream.ring();
        if (refusal != null || ring == null) {
            refuse(context, ask, refusal == Refusal.DRAINING ? ELSEWHERE : BUSY);
            return;
        }
        ContextInternal loop = (ContextInternal) context.vertx().getOrCreateContext();
        stream.join(head(context), loop.nettyEventLoop(), address, ask, ring);
    }

    private static void notAllowed(RoutingContext context) {
        context.response().putHeader(HttpHeaders.ALLOW, "GET, HEAD");
        Problem.of(405, "The stream is read with GET").send(context);
    }

    /** A browser is told to come back in a way that it survives; a machine by the status. */
    private static void refuse(RoutingContext context, Ask ask, Duration delay) {
        Duration retry = delay
                .plusMillis((long) (delay.toMillis() * 2 * ThreadLocalRandom.current().nextDouble()));
        if (ask.strict()) {
            Problem.tooMany(retry).send(context);
        } else {
            head(context).end(Buffer.buffer(Blocks.busy(retry)));
        }
    }

    private static HttpServerResponse head(RoutingContext context) {
        HttpServerResponse response = context.response();
        response.putHeader(HttpHeaders.CONTENT_TYPE, "text/event-stream")
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-cache, no-transform")
                .putHeader("X-Accel-Buffering", "no")
                .putHeader(HttpHeaders.VARY, "Origin");
        return response.setChunked(response.streamId() < 0);
    }
}
