package io.unlockwire.trace;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporterBuilder;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Sends spans to the collector that is configured, in batches, from a queue with a bound; or makes none. */
@Singleton
final class Export {

    private static final Duration LAST_WAIT = Duration.ofSeconds(2);

    private final Optional<OpenTelemetrySdk> sdk;

    Export(TracingConfig config, @ConfigProperty(name = "unlockwire.replica") String replica,
            @ConfigProperty(name = "quarkus.application.version", defaultValue = "") String version) {
        sdk = config.endpoint().map(endpoint -> sdk(config, endpoint,
                Resource.getDefault().merge(Resource.create(Attributes.of(
                        AttributeKey.stringKey("service.name"), "unlockwire",
                        AttributeKey.stringKey("service.version"), version,
                        AttributeKey.stringKey("service.instance.id"), replica)))));
    }

    @Produces
    @Singleton
    Tracing tracing() {
        return new Tracing(sdk.<OpenTelemetry>map(it -> it).orElse(OpenTelemetry.noop()));
    }

    /** What waits is sent, as far as the collector takes it within seconds. */
    @PreDestroy
    void close() {
        sdk.ifPresent(it -> it.getSdkTracerProvider().shutdown().join(LAST_WAIT.toMillis(),
                TimeUnit.MILLISECONDS));
    }

    private static OpenTelemetrySdk sdk(TracingConfig config, URI endpoint, Resource resource) {
        OtlpHttpSpanExporterBuilder exporter = OtlpHttpSpanExporter.builder()
                .setEndpoint(endpoint.toString())
                .setTimeout(config.within());
        config.headers().forEach(exporter::addHeader);
        return OpenTelemetrySdk.builder()
                .setTracerProvider(SdkTracerProvider.builder()
                        .setResource(resource)
                        .setSampler(Sampler.parentBased(Sampler.traceIdRatioBased(config.ratio())))
                        .addSpanProcessor(BatchSpanProcessor.builder(exporter.build())
                                .setMaxQueueSize(config.queue())
                                .setMaxExportBatchSize(Math.min(512, config.queue()))
                                .setExporterTimeout(config.within())
                                .build())
                        .build())
                .build();
    }
}
