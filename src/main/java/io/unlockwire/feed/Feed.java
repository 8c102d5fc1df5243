package io.unlockwire.feed;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import io.vertx.ext.web.Router;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Starts the stream with the service and ends it with it. */
@Singleton
class Feed {

    private final Stream stream;

    Feed(FeedConfig config, @Identifier("default-kafka-broker") Map<String, Object> kafka,
            @ConfigProperty(name = "unlockwire.topics.prefix", defaultValue = "unlock.") String prefix,
            MeterRegistry registry, Upstream upstream) {
        stream = new Stream(config, new TopicAccess(kafka, prefix + "alerts"), new FeedMeters(registry),
                new Status(upstream), Clock.systemUTC());
    }

    void routes(@Observes Router router) {
        new StreamRoute(stream).install(router);
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
