package io.unlockwire.feed;

import io.unlockwire.unlock.UnlockId;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The read model: what is known of unlocks, from memory, on every replica. */
@Path("/api/v1/unlocks")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Unlocks", description = "What is known, with who told it")
class UnlocksResource {

    private final LedgerView ledger;
    private final Clock clock;

    UnlocksResource(LedgerView ledger, Clock clock) {
        this.ledger = ledger;
        this.clock = clock;
    }

    @GET
    @Operation(operationId = "listUnlocks", summary = "Unlocks in order; those that lack what it goes by come last")
    @Parameter(name = "token", in = ParameterIn.QUERY, description = "Tickers or asset ids, separated by commas", schema = @Schema(implementation = String.class), example = "ARB,OP")
    @Parameter(name = "from", in = ParameterIn.QUERY, description = "Not before this time", schema = @Schema(implementation = Instant.class))
    @Parameter(name = "to", in = ParameterIn.QUERY, description = "Before this time", schema = @Schema(implementation = Instant.class))
    @Parameter(name = "status", in = ParameterIn.QUERY, description = "SCHEDULED, OCCURRED, CANCELLED, EXPIRED", schema = @Schema(implementation = String.class), example = "SCHEDULED")
    @Parameter(name = "minUsd", in = ParameterIn.QUERY, description = "Said to be worth at least this", schema = @Schema(implementation = String.class), example = "1e6")
    @Parameter(name = "sort", in = ParameterIn.QUERY, description = Order.FORMS
            + "; time if not given", schema = @Schema(implementation = String.class), example = "-value")
    @Parameter(name = "If-None-Match", in = ParameterIn.HEADER, description = "The ETag of what is known already", schema = @Schema(implementation = String.class))
    @Parameter(name = "limit", in = ParameterIn.QUERY, description = "At most so many, 100 if not given", schema = @Schema(implementation = Integer.class, minimum = "1", maximum = "500"))
    @Parameter(name = "cursor", in = ParameterIn.QUERY, description = "The next of the page before", schema = @Schema(implementation = String.class))
    @APIResponse(responseCode = "200", description = "A page", content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "UnlockPage")))
    @APIResponse(responseCode = "304", description = "As it was")
    @APIResponse(responseCode = "401", description = "Not public, and no reader's key, token or session was shown", content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(ref = "Problem")))
    @APIResponse(responseCode = "403", description = "The token shown is good, and its roles are others", content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(ref = "Problem")))
    @APIResponse(responseCode = "400", description = "A parameter is unknown or malformed", content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(ref = "Problem")))
    public Response list(UriInfo uri, @Context Request request) {
        Params params = UnlockQuery.params(uri.getQueryParameters());
        UnlockQuery query = UnlockQuery.read(params);
        Params.Fault fault = params.fault();
        if (fault != null) {
            return Problem.of(fault).response();
        }
        return ledger.caughtUp()
                ? Answers.unlessKnown(request, query.page(ledger.unlocks(), clock.instant()))
                : starting();
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getUnlock", summary = "One unlock with its claims, revisions and alerts")
    @APIResponse(responseCode = "200", description = "The unlock", content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "UnlockDetail")))
    @APIResponse(responseCode = "401", description = "Not public, and no reader's key, token or session was shown", content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(ref = "Problem")))
    @APIResponse(responseCode = "403", description = "The token shown is good, and its roles are others", content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(ref = "Problem")))
    @APIResponse(responseCode = "404", description = "No such unlock is known", content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(ref = "Problem")))
    public Response one(@PathParam("id") String id, @Context Request request) {
        Optional<UnlockDetail> found = id(id).flatMap(ledger::find)
                .map(known -> UnlockDetail.of(known, clock.instant()));
        if (found.isEmpty() && !ledger.caughtUp()) {
            return starting();
        }
        return found.map(detail -> Answers.unlessKnown(request, detail))
                .orElseGet(() -> Problem.of(404, "No unlock with this id is known").response());
    }

    private static Optional<UnlockId> id(String text) {
        try {
            return Optional.of(new UnlockId(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    static Response starting() {
        return Problem.of(503, "The ledger is still being read").after(Duration.ofSeconds(2)).response();
    }
}
