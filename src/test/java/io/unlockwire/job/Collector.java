package io.unlockwire.job;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.proto.trace.v1.Status;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;

/** A collector of traces: takes OTLP over HTTP, as its definitions have it. */
final class Collector implements AutoCloseable {

    /** As it came. */
    record Received(String trace, String id, String parent, String name, String kind, boolean failed,
            Map<String, String> attributes) {

        String outcome() {
            return attributes.getOrDefault("unlockwire.outcome", "none");
        }
    }

    private final HttpServer server;
    private final List<Received> spans = new CopyOnWriteArrayList<>();
    private final List<String> authorizations = new CopyOnWriteArrayList<>();
    private final List<String> services = new CopyOnWriteArrayList<>();

    Collector() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/v1/traces", this::take);
        server.start();
    }

    String endpoint() {
        return "http://localhost:" + server.getAddress().getPort() + "/v1/traces";
    }

    List<Received> trace(String id) {
        return spans.stream().filter(span -> span.trace().equals(id)).toList();
    }

    List<Received> spans() {
        return List.copyOf(spans);
    }

    List<String> authorizations() {
        return List.copyOf(authorizations);
    }

    List<String> services() {
        return List.copyOf(services);
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void take(HttpExchange exchange) throws IOException {
        boolean gzip = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
        try (var body = gzip ? new GZIPInputStream(exchange.getRequestBody()) : exchange.getRequestBody()) {
            authorizations.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
            ExportTraceServiceRequest.parseFrom(body).getResourceSpansList().forEach(resource -> {
                services.add(attributes(resource.getResource().getAttributesList()).get("service.name"));
                resource.getScopeSpansList().forEach(
                        scope -> scope.getSpansList().forEach(span -> spans.add(received(span))));
            });
        }
        exchange.sendResponseHeaders(200, -1);
        exchange.close();
    }

    private static Received received(Span span) {
        HexFormat hex = HexFormat.of();
        return new Received(hex.formatHex(span.getTraceId().toByteArray()),
                hex.formatHex(span.getSpanId().toByteArray()),
                hex.formatHex(span.getParentSpanId().toByteArray()), span.getName(),
                span.getKind().name().replace("SPAN_KIND_", ""),
                span.getStatus().getCode() == Status.StatusCode.STATUS_CODE_ERROR,
                attributes(span.getAttributesList()));
    }

    private static Map<String, String> attributes(List<KeyValue> attributes) {
        return attributes.stream().collect(Collectors.toMap(KeyValue::getKey,
                it -> it.getValue().hasIntValue()
                        ? Long.toString(it.getValue().getIntValue())
                        : it.getValue().getStringValue(),
                (first, second) -> first));
    }
}
