package io.unlockwire.feed;

import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import io.unlockwire.announcement.AnnouncementReader;
import io.unlockwire.announcement.Post;
import io.unlockwire.announcement.Preview;
import io.unlockwire.announcement.Reading;
import io.unlockwire.announcement.Received;
import io.unlockwire.trace.Hop;
import io.unlockwire.trace.TraceParent;
import io.unlockwire.trace.Tracing;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** For those who announce without a Kafka client: the body goes to the topic byte for byte. */
@Path("/api/v1/announcements")
@Consumes({MediaType.APPLICATION_JSON, MediaType.TEXT_PLAIN})
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Announcements", description = "Text, or the topic's JSON")
class AnnouncementsResource {

    static final int MOST_BYTES = 256 << 10;

    private static final Logger LOG = Logger.getLogger(AnnouncementsResource.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration AGAIN = Duration.ofSeconds(5);

    private final AnnouncementReader reader;
    private final AnnouncementSender sender;
    private final Clock clock;
    private final Tracing tracing;

    /** Where it lies, and the time that relative dates in it are counted from. */
    record Accepted(String topic, int partition, long offset, Instant base) {}

    AnnouncementsResource(AnnouncementReader reader, AnnouncementSender sender, Clock clock,
            Tracing tracing) {
        this.reader = reader;
        this.sender = sender;
        this.clock = clock;
        this.tracing = tracing;
    }

    @POST
    @Blocking
    @Operation(operationId = "announce", summary = "Put an announcement on its topic", description = "Answers once all in-sync replicas of the broker have it.")
    @APIResponseSchema(value = Accepted.class, responseCode = "202", responseDescription = "Acknowledged by the broker")
    @APIResponse(responseCode = "400", description = "It cannot be read, and would be rejected on the topic", content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(ref = "Problem")))
    @APIResponse(responseCode = "401", description = "Not public, and no key or token for it was shown", content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(ref = "Problem")))
    @APIResponse(responseCode = "403", description = "The token shown is good, and its roles are others", content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(ref = "Problem")))
    @APIResponse(responseCode = "429", description = "One source has sent many; try again after the time given", content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(ref = "Problem")))
    @APIResponse(responseCode = "413", description = "More than 256 KiB", content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(ref = "Problem")))
    @APIResponse(responseCode = "503", description = "Kafka is away; try again after the time given", content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(ref = "Problem")))
    public Uni<Response> announce(InputStream told, @HeaderParam(TraceParent.HEADER) @Nullable String trace)
            throws IOException {
        byte[] body = told.readNBytes(MOST_BYTES + 1);
        if (body.length > MOST_BYTES) {
            return Uni.createFrom().item(tooLarge().response());
        }
        Hop hop = tracing.answering("POST /api/v1/announcements", TraceParent.parse(trace));
        Map<String, String> headers = headers(hop.traceParent());
        Function<Post, Uni<Response>> send = post -> send(body, headers, post.base(), hop);
        return read(body, headers).<Uni<Response>>fold(claims -> send.apply(claims.post()),
                correction -> send.apply(correction.post()),
                nothing -> send.apply(nothing.post()), rejected -> Uni.createFrom().item(rejected(rejected)))
                .invoke(answer -> hop.end(Integer.toString(answer.getStatus())));
    }

    @POST
    @Path("/preview")
    @Operation(operationId = "preview", summary = "What would be read from an announcement", description = "Publishes nothing and asks no provider.")
    @APIResponseSchema(value = Preview.class, responseCode = "200", responseDescription = "What would be read")
    @APIResponse(responseCode = "400", description = "It cannot be read, and would be rejected on the topic", content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(ref = "Problem")))
    @APIResponse(responseCode = "401", description = "Not public, and no key or token for it was shown", content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(ref = "Problem")))
    @APIResponse(responseCode = "403", description = "The token shown is good, and its roles are others", content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(ref = "Problem")))
    @APIResponse(responseCode = "429", description = "One source has sent many; try again after the time given", content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(ref = "Problem")))
    @APIResponse(responseCode = "413", description = "More than 256 KiB", content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(ref = "Problem")))
    public Response preview(InputStream told) throws IOException {
        byte[] body = told.readNBytes(MOST_BYTES + 1);
        if (body.length > MOST_BYTES) {
            return tooLarge().response();
        }
        Reading reading = read(body, headers(null));
        Function<Post, Response> preview = post -> Answers.json(200, Preview.of(reading));
        return reading.fold(claims -> preview.apply(claims.post()),
                correction -> preview.apply(correction.post()),
                nothing -> preview.apply(nothing.post()), AnnouncementsResource::rejected);
    }

    static Problem tooLarge() {
        return Problem.of(413, "An announcement has at most " + MOST_BYTES + " bytes");
    }

    private Reading read(byte[] body, Map<String, String> headers) {
        return reader.read(body,
                new Received(Instant.parse(headers.getOrDefault("ce_time", "")), null, headers));
    }

    private Uni<Response> send(byte[] body, Map<String, String> headers, Instant base, Hop hop) {
        return sender.send(body, null, headers)
                .ifNoItem().after(PATIENCE).fail()
                .map(sent -> Answers.json(202,
                        new Accepted(sent.topic(), sent.partition(), sent.offset(), base)))
                .onFailure().recoverWithItem(failure -> away(failure, hop));
    }

    /**
     * The time of receipt travels beside the body, so that an announcement without one keeps its base
     * for ever.
     */
    private Map<String, String> headers(@Nullable TraceParent trace) {
        Map<String, String> headers = new HashMap<>();
        headers.put("ce_time", clock.instant().truncatedTo(ChronoUnit.SECONDS).toString());
        if (trace != null) {
            headers.put(TraceParent.HEADER, trace.toString());
        }
        return headers;
    }

    private static Response rejected(Reading.Rejected why) {
        return why.cause() == Reading.Cause.OVERSIZED
                ? Problem.of(413, why.detail()).response()
                : Problem.of(400, why.cause() + ": " + why.detail()).response();
    }

    private static Response away(Throwable failure, Hop hop) {
        Tracing.inLogs(hop.traceParent(),
                () -> LOG.warnf("An announcement could not be sent: %s", failure.getMessage()));
        return Problem.of(503, "Kafka did not acknowledge the announcement; it may still have been written")
                .after(AGAIN).response();
    }
}
