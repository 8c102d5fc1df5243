package io.unlockwire.feed;

import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Makes every error of the API a problem that says nothing of our insides. */
class Problems {

    private static final Logger LOG = Logger.getLogger(Problems.class);

    /** What the framework refuses: paths, methods, media types, parameters. */
    @ServerExceptionMapper
    public Response refused(WebApplicationException e, HttpServerRequest request) {
        int status = e.getResponse().getStatus();
        if (status >= 500) {
            return failed(e, request);
        }
        Response problem = Problem.of(status, detail(status)).response();
        return status == 405
                ? Response.fromResponse(problem).header(HttpHeaders.ALLOW, allowed(request.path())).build()
                : problem;
    }

    /** A fault of ours: counted by the server's metrics, and found in the log by its number. */
    @ServerExceptionMapper
    public Response failed(Throwable e, HttpServerRequest request) {
        String number = UUID.randomUUID().toString();
        LOG.errorf(e, "A request failed number=%s method=%s path=%s", number, request.method(),
                request.path());
        return Problem.of(500, "The service failed; its log tells more under " + number).response();
    }

    /** The framework does not tell. */
    private static String allowed(String path) {
        return path.startsWith("/api/v1/announcements") ? "OPTIONS, POST" : "GET, HEAD, OPTIONS";
    }

    private static String detail(int status) {
        return switch (status) {
            case 400 -> "The request cannot be read";
            case 404 -> "Nothing is served at this path";
            case 405 -> "This path does not serve this method";
            case 406 -> "None of the media types asked for is served here";
            case 413 -> "The body is too large";
            case 415 -> "This media type is not read here";
            default -> "The request was refused";
        };
    }
}
