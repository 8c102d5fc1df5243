package io.unlockwire.feed;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The read model for people's calendars. */
@Path("/api/v1/unlocks.ics")
@Tag(name = "Unlocks")
class CalendarResource {

    private final LedgerView ledger;
    private final Clock clock;

    CalendarResource(LedgerView ledger, Clock clock) {
        this.ledger = ledger;
        this.clock = clock;
    }

    @GET
    @Produces(UnlockCalendar.MEDIA_TYPE)
    @Operation(operationId = "subscribeToUnlocks", summary = "Unlocks as a calendar to subscribe to (RFC 5545)", description = "At most 2,000, by time. An update keeps its UID and raises its SEQUENCE; what is called off stays, as CANCELLED.")
    @Parameter(name = "token", in = ParameterIn.QUERY, description = "Tickers or asset ids, separated by commas", schema = @Schema(implementation = String.class), example = "ARB,OP")
    @Parameter(name = "from", in = ParameterIn.QUERY, description = "Not before this time; 30 days ago if not given", schema = @Schema(implementation = Instant.class))
    @Parameter(name = "to", in = ParameterIn.QUERY, description = "Before this time", schema = @Schema(implementation = Instant.class))
    @Parameter(name = "status", in = ParameterIn.QUERY, description = "SCHEDULED, OCCURRED, CANCELLED, EXPIRED", schema = @Schema(implementation = String.class), example = "SCHEDULED")
    @Parameter(name = "minUsd", in = ParameterIn.QUERY, description = "Said to be worth at least this", schema = @Schema(implementation = String.class), example = "1e6")
    @APIResponse(responseCode = "200", description = "The calendar", content = @Content(mediaType = "text/calendar", schema = @Schema(implementation = String.class)))
    @APIResponse(responseCode = "401", description = "Not public, and no reader's key, token or session was shown", content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(ref = "Problem")))
    @APIResponse(responseCode = "403", description = "The token shown is good, and its roles are others", content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(ref = "Problem")))
    @APIResponse(responseCode = "400", description = "A parameter is unknown or malformed", content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(ref = "Problem")))
    public Response calendar(UriInfo uri, @Context Request request) {
        Params params = UnlockQuery.filters(uri.getQueryParameters());
        UnlockQuery query = UnlockQuery.read(params);
        Params.Fault fault = params.fault();
        if (fault != null) {
            return Problem.of(fault).response();
        }
        Instant now = clock.instant();
        return ledger.caughtUp()
                ? Answers.unlessKnown(request, UnlockCalendar.MEDIA_TYPE,
                        UnlockCalendar
                                .of(query.recent(now).chosen(ledger.unlocks(), now, UnlockCalendar.MOST)))
                : UnlocksResource.starting();
    }
}
