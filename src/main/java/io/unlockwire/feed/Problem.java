package io.unlockwire.feed;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.unlockwire.wire.Json;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What went wrong with a request, in the form of RFC 9457.
 *
 * @param type says no more than the status does
 * @param parameter which parameter or field is at fault
 * @param retryAfter when it is worth trying again
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Problem(String type, String title, int status, String detail, @Nullable String parameter,
        @JsonIgnore @Nullable Duration retryAfter) {

    static final String MEDIA_TYPE = "application/problem+json";

    private static final ObjectWriter WRITER = Json.mapper().writerFor(Problem.class);

    static Problem of(int status, String detail) {
        return new Problem("about:blank", HttpResponseStatus.valueOf(status).reasonPhrase(), status, detail,
                null,
                null);
    }

    static Problem of(Params.Fault fault) {
        return new Problem("about:blank", "Bad Request", 400, fault.parameter() + " " + fault.detail(),
                fault.parameter(), null);
    }

    static Problem tooMany(Duration retryAfter) {
        return of(429, "This replica serves as many streams as it can").after(retryAfter);
    }

    Problem after(Duration delay) {
        return new Problem(type, title, status, detail, parameter, delay);
    }

    Response response() {
        Response.ResponseBuilder builder = Response.status(status).type(MEDIA_TYPE).entity(json());
        if (retryAfter != null) {
            builder.header("Retry-After", seconds(retryAfter));
        }
        return builder.build();
    }

    void send(RoutingContext context) {
        HttpServerResponse response = context.response().setStatusCode(status).putHeader("Content-Type",
                MEDIA_TYPE);
        if (retryAfter != null) {
            response.putHeader("Retry-After", Long.toString(seconds(retryAfter)));
        }
        response.end(json());
    }

    private String json() {
        try {
            return WRITER.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a problem can always be written", e);
        }
    }

    private static long seconds(Duration delay) {
        return Math.max(1, delay.plusMillis(999).toSeconds());
    }
}
