package io.unlockwire.bench.feed.webflux;

import io.unlockwire.bench.feed.topic.AlertsReader;
import io.unlockwire.bench.feed.topic.AlertsReader.Told;
import java.util.concurrent.CountDownLatch;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.http.server.reactive.ReactorHttpHandlerAdapter;
import org.springframework.web.reactive.function.BodyInserters;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.netty.http.server.HttpServer;

/**
 * The last thousand alerts, replayed and then live, each client at its own pace. Arguments: Kafka's address, the topic,
 * the port.
 */
public final class WebFluxFeed {

    private static final int KEPT = 1_024;

    private final Sinks.Many<Told> told = Sinks.many().replay().limit(KEPT);
    private volatile long last = -1;

    private WebFluxFeed() {}

    public static void main(String[] arguments) throws InterruptedException {
        WebFluxFeed feed = new WebFluxFeed();
        AlertsReader.start(arguments[0], arguments[1], feed::take);
        HttpServer.create().host("127.0.0.1").port(Integer.parseInt(arguments[2]))
                .handle(new ReactorHttpHandlerAdapter(RouterFunctions
                        .toHttpHandler(RouterFunctions.route().GET("/feed", feed::follow).build())))
                .bindNow();
        new CountDownLatch(1).await();
    }

    private void take(Told each) {
        last = each.id();
        told.tryEmitNext(each).orThrow();
    }

    private Mono<ServerResponse> follow(ServerRequest request) {
        String lastId = request.headers().firstHeader("Last-Event-ID");
        long seen = lastId == null ? last : Long.parseLong(lastId);
        Flux<ServerSentEvent<String>> events = told.asFlux().skipUntil(each -> each.id() > seen)
                .map(each -> ServerSentEvent.builder(each.data()).id(Long.toString(each.id())).event("new")
                        .build());
        Flux<ServerSentEvent<String>> greeted = events
                .startWith(ServerSentEvent.<String>builder().comment("welcome").build()); // else no head is sent
        return ServerResponse.ok().body(BodyInserters.fromServerSentEvents(greeted));
    }
}
