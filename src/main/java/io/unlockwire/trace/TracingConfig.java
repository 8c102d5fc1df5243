package io.unlockwire.trace;

import io.quarkus.runtime.annotations.StaticInitSafe;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Where spans go. */
@ConfigMapping(prefix = "unlockwire.tracing")
@StaticInitSafe
interface TracingConfig {

    /**
     * The collector's address for traces by OTLP over HTTP, such as http://collector:4318/v1/traces; no spans are made
     * without.
     */
    Optional<URI> endpoint();

    /** Headers for the collector, such as its authorization. */
    Map<String, String> headers();

    /** Of the traces that begin here, the share that is recorded; one that began elsewhere keeps its own decision. */
    @WithDefault("0.01")
    double ratio();

    /** Spans that may wait for the collector; further ones are dropped. */
    @WithDefault("8192")
    int queue();

    /** How long one export may take. */
    @WithDefault("5s")
    Duration within();
}
