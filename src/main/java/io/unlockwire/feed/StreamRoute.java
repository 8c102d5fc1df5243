package io.unlockwire.feed;

import io.unlockwire.access.Credential;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
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
    private final Access access;
    private final ClientAddress addresses;

    StreamRoute(Stream stream, Access access, ClientAddress addresses) {
        this.stream = stream;
        this.access = access;
        this.addresses = addresses;
    }

    void install(Router router) {
        router.route(HttpMethod.GET, PATH).handler(this::get);
        router.route(HttpMethod.HEAD, PATH)
                .handler(context -> head(context, new Preferences(context.request()).form()).end());
        router.route(PATH).handler(StreamRoute::notAllowed);
    }

    private void get(RoutingContext context) {
        HttpServerRequest request = context.request();
        Preferences preferences = new Preferences(request);
        Asking asking = new Asking(context.queryParams());
        Ask ask = asking.ask(request.getHeader("Last-Event-ID"), preferences.form());
        Params.Fault fault = asking.fault();
        if (fault != null) {
            Problem.of(fault).send(context);
            return;
        }
        Credential credential = access.of(request);
        if (credential == null) {
            AccessRoutes.refuse(context, access);
            return;
        }
        String address = addresses.of(request);
        Refusal refusal = stream.enter(address);
        Ring ring = stream.ring();
        if (refusal != null || ring == null) {
            refuse(context, asking.strict() || preferences.form() == Form.NDJSON,
                    refusal == Refusal.DRAINING ? ELSEWHERE : BUSY);
            return;
        }
        ContextInternal loop = (ContextInternal) context.vertx().getOrCreateContext();
        HttpServerResponse response = head(context, preferences.form());
        if (preferences.gzip()) {
            response.putHeader(HttpHeaders.CONTENT_ENCODING, "gzip");
        }
        stream.join(new Client(request, response, address, credential, preferences.gzip()),
                loop.nettyEventLoop(), ask,
                ring);
    }

    private static void notAllowed(RoutingContext context) {
        context.response().putHeader(HttpHeaders.ALLOW, "GET, HEAD");
        Problem.of(405, "The stream is read with GET").send(context);
    }

    /** A browser is told to come back in a way that it survives; a machine by the status. */
    private static void refuse(RoutingContext context, boolean strict, Duration delay) {
        Duration retry = delay
                .plusMillis((long) (delay.toMillis() * 2 * ThreadLocalRandom.current().nextDouble()));
        if (strict) {
            Problem.tooMany(retry).send(context);
        } else {
            byte[] busy = new SseBlock().event("busy").retry(retry)
                    .data("{\"retryMs\":" + retry.toMillis() + "}").end();
            head(context, Form.SSE).end(Buffer.buffer(busy));
        }
    }

    private static HttpServerResponse head(RoutingContext context, Form form) {
        HttpServerResponse response = context.response();
        response.putHeader(HttpHeaders.CONTENT_TYPE, form.mediaType())
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-cache, no-transform")
                .putHeader("X-Accel-Buffering", "no")
                .putHeader(HttpHeaders.VARY, "Origin, Accept, Accept-Encoding");
        return response.setChunked(response.streamId() < 0);
    }
}
