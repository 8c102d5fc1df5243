package io.unlockwire.feed;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.unlockwire.access.ApiKeys;
import io.unlockwire.access.Bearers;
import io.unlockwire.access.Role;
import io.unlockwire.access.TestIssuer;
import io.unlockwire.access.Tokens;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.awaitility.Awaitility;

/** One replica's stream on a port of its own: all of it but the service around it. */
final class Replica implements AutoCloseable {

    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    final Stream stream;
    final Broker broker = new Broker();
    final Hands clock = new Hands();
    private final Vertx vertx = Vertx.vertx();
    private final HttpServer server;

    /** A clock that a test sets. */
    static final class Hands implements InstantSource {
        volatile Instant now = Alerts.NOW;

        @Override
        public Instant instant() {
            return now;
        }
    }

    /** Kafka as a test says that it was last seen. */
    static final class Broker implements Upstream {
        volatile boolean reachable = true;
        volatile Instant since = Alerts.NOW;

        @Override
        public boolean reachable() {
            return reachable;
        }

        @Override
        public Instant since() {
            return since;
        }
    }

    /** @param settings of {@code unlockwire.feed}, without that prefix */
    Replica(String bootstrapServers, String topic, Map<String, String> settings) {
        this(bootstrapServers, topic, settings, Map.of());
    }

    /** @param issuer settings of {@code unlockwire.tokens}, with that prefix */
    Replica(String bootstrapServers, String topic, Map<String, String> settings, Map<String, String> issuer) {
        this(bootstrapServers, topic, settings, issuer, 0);
    }

    /** @param port where another one was before it; 0 for a free one */
    Replica(String bootstrapServers, String topic, Map<String, String> settings, int port) {
        this(bootstrapServers, topic, settings, Map.of(), port);
    }

    private Replica(String bootstrapServers, String topic, Map<String, String> settings,
            Map<String, String> issuer,
            int port) {
        TopicAccess access = new TopicAccess(Map.of("bootstrap.servers", bootstrapServers), topic);
        FeedConfig config = config(settings);
        stream = new Stream(config, access, new FeedMeters(meters), new Status(broker),
                clock);
        Tokens tokens = TestIssuer.tokens(issuer, clock);
        Router router = Router.router(vertx);
        Access gate = new Access(config.access(),
                new Bearers(Role.READER, ApiKeys.configured(config.access().keys()), tokens), clock);
        new Origins(Set.copyOf(config.origins().orElse(List.of()))).install(router, -1);
        new StreamRoute(stream, gate, new ClientAddress(config.trustedProxies().orElse(List.of())))
                .install(router);
        new AccessRoutes(gate).install(router);
        server = vertx.createHttpServer().requestHandler(router).listen(port, "127.0.0.1").toCompletionStage()
                .toCompletableFuture().join();
        stream.start();
    }

    /** Waits until it serves. */
    Replica ready() {
        Awaitility.await().until(() -> stream.ring() != null);
        return this;
    }

    URI at(String query) {
        return URI.create("http://127.0.0.1:" + server.actualPort() + StreamRoute.PATH + query);
    }

    double metered(String name, String... tags) {
        return meters.get(name).tags(tags).counter().count();
    }

    @Override
    public void close() {
        stream.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    static FeedConfig config(Map<String, String> settings) {
        Map<String, String> properties = new HashMap<>();
        settings.forEach((key, value) -> properties.put("unlockwire.feed." + key, value));
        return new SmallRyeConfigBuilder().withMapping(FeedConfig.class)
                .withSources(new PropertiesConfigSource(properties, "test", 100))
                .withConverter(Duration.class, 100, new DurationConverter()).addDefaultInterceptors().build()
                .getConfigMapping(FeedConfig.class);
    }
}
