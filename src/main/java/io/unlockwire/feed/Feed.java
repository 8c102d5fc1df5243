package io.unlockwire.feed;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import io.unlockwire.access.ApiKeys;
import io.unlockwire.access.Bearers;
import io.unlockwire.access.Role;
import io.unlockwire.access.Tokens;
import io.vertx.ext.web.Router;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Starts the stream with the service and ends it with it. */
@Singleton
class Feed {

    private static final int BEFORE_ALL_ANSWERS = -5;
    private static final int BEFORE_THE_BODY = -4;

    private final Stream stream;
    private final Access access;
    private final Gate gate;
    private final ClientAddress addresses;
    private final Origins origins;

    Feed(FeedConfig config, @Identifier("default-kafka-broker") Map<String, Object> kafka,
            @ConfigProperty(name = "unlockwire.topics.prefix", defaultValue = "unlock.") String prefix,
            MeterRegistry registry, Upstream upstream, ApiKeys keys, Tokens tokens) {
        stream = new Stream(config, new TopicAccess(kafka, prefix + "alerts"), new FeedMeters(registry),
                new Status(upstream), Clock.systemUTC());
        access = new Access(config.access(), new Bearers(Role.READER, keys, tokens), Clock.systemUTC());
        addresses = new ClientAddress(config.trustedProxies().orElse(List.of()));
        Bearers announcers = new Bearers(Role.ANNOUNCER, ApiKeys.configured(config.announce().keys()),
                tokens);
        gate = new Gate(access, new Announcers(config.announce(), announcers, System::nanoTime), addresses);
        origins = new Origins(Set.copyOf(config.origins().orElse(List.of())));
    }

    void routes(@Observes Router router) {
        origins.install(router, BEFORE_ALL_ANSWERS);
        gate.install(router, BEFORE_THE_BODY);
        new StreamRoute(stream, access, addresses).install(router);
        new AccessRoutes(access).install(router);
    }

    void start(@Observes StartupEvent event) {
        stream.start();
    }

    /** The load balancer is told at the same time; those who still come are sent on. */
    void goingDown(@Observes ShutdownDelayInitiatedEvent event) {
        stream.drain();
    }

    void down(@Observes @Priority(1) ShutdownEvent event) {
        stream.drain();
        stream.close();
    }

    boolean filled() {
        return stream.ring() != null;
    }
}
