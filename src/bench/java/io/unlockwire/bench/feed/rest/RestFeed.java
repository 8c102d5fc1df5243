package io.unlockwire.bench.feed.rest;

import io.quarkus.arc.profile.UnlessBuildProfile;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.operators.multi.processors.UnicastProcessor;
import io.unlockwire.bench.feed.topic.AlertsReader;
import io.unlockwire.bench.feed.topic.AlertsReader.Told;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * The last thousand alerts, replayed and then live: each client asks for one more when the last was written, so that
 * nothing is lost behind a slow one.
 */
@Path("/feed")
@ApplicationScoped
@UnlessBuildProfile("test") // no bean of the application that the tests boot from this class path
public class RestFeed {

    private static final int KEPT = 1_024;

    private final UnicastProcessor<Told> arriving = UnicastProcessor.create();
    private final Multi<Told> told = Multi.createBy().replaying().upTo(KEPT).ofMulti(arriving);
    private volatile long last = -1;

    void start(@Observes StartupEvent start, @ConfigProperty(name = "feed.bootstrap") String bootstrap,
            @ConfigProperty(name = "feed.topic") String topic) {
        told.subscribe().with(each -> last = each.id());
        AlertsReader.start(bootstrap, topic, arriving::onNext);
    }

    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    public Multi<OutboundSseEvent> follow(@Context Sse sse,
            @HeaderParam("Last-Event-ID") @Nullable Long lastId) {
        long seen = lastId == null ? last : lastId;
        return told.skip().first(each -> each.id() <= seen)
                .map(each -> sse.newEventBuilder().id(Long.toString(each.id())).name("new").data(each.data())
                        .build());
    }
}
