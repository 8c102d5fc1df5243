package io.unlockwire.feed;

import io.unlockwire.unlock.UnlockId;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
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
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
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
    @Operation(operationId = "listUnlocks", summary = "Unlocks by time; those whose time is not known come last")
    @Parameter(name = "token", in = ParameterIn.QUERY, description = "Tickers or asset ids, separated by commas", schema = @Schema(implementation = String.class), example = "ARB,OP")
    @Parameter(name = "from", in = ParameterIn.QUERY, description = "Not before this time", schema = @Schema(implementation = Instant.class))
    @Parameter(name = "to", in = ParameterIn.QUERY, description = "Before this time", schema = @Schema(implementation = Instant.class))
    @Parameter(name = "status", in = ParameterIn.QUERY, description = "SCHEDULED, OCCURRED, CANCELLED, EXPIRED", schema = @Schema(implementation = String.class), example = "SCHEDULED")
    @Parameter(name = "limit", in = ParameterIn.QUERY, description = "At most so many, 100 if not given", schema = @Schema(implementation = Integer.class, minimum = "1", maximum = "500"))
    @Parameter(name = "cursor", in = ParameterIn.QUERY, description = "The next of the page before", schema = @Schema(implementation = String.class))
    @APIResponseSchema(value = UnlockQuery.Page.class, responseCode = "200", responseDescription = "A page")
    @APIResponse(responseCode = "400", description = "A parameter is unknown or malformed", content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(ref = "Problem")))
    public Response list(UriInfo uri) {
        Params params = UnlockQuery.params(uri.getQueryParameters());
        UnlockQuery query = UnlockQuery.read(params);
        Params.Fault fault = params.fault();
        if (fault != null) {
            return Problem.invalid(fault.parameter(), fault.parameter() + " " + fault.detail()).response();
        }
        return ledger.caughtUp()
                ? Answers.json(200, query.page(ledger.unlocks(), clock.instant()))
                : starting();
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getUnlock", summary = "One unlock with its claims, revisions and alerts")
    @APIResponseSchema(value = UnlockDetail.class, responseCode = "200", responseDescription = "The unlock")
    @APIResponse(responseCode = "404", description = "No such unlock is known", content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(ref = "Problem")))
    public Response one(@PathParam("id") String id) {
        Optional<UnlockDetail> found = id(id).flatMap(ledger::find)
                .map(known -> UnlockDetail.of(known, clock.instant()));
        if (found.isEmpty() && !ledger.caughtUp()) {
            return starting();
        }
        return found.map(detail -> Answers.json(200, detail))
                .orElseGet(() -> Problem.of(404, "No unlock with this id is known").response());
    }

    private static Optional<UnlockId> id(String text) {
        try {
            return Optional.of(new UnlockId(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Response starting() {
        return Problem.of(503, "The ledger is still being read").after(Duration.ofSeconds(2)).response();
    }
}
