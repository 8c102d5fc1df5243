package io.unlockwire.market;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.JsonNodeType;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.unlockwire.wire.Json;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Gets JSON from one server, which is not trusted: at most 256 KiB an answer, in all no longer than allowed,
 * no redirect followed, 16 connections. Cancelling a request closes its connection. Thread-safe.
 */
final class JsonOverHttp {

    private static final int LARGEST = 256 << 10;
    private static final int CONNECTIONS = 16;
    private static final int WAITING = 256;
    private static final int OK = 200;
    private static final long LONGEST_REST = Duration.ofHours(1).toSeconds();

    private static final ObjectReader JSON = Json.mapper().reader()
            .with(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    private final HttpClient client;
    private final ProviderRules rules;

    JsonOverHttp(Vertx vertx, ProviderRules rules) {
        this.rules = rules;
        client = vertx.createHttpClient(new HttpClientOptions()
                .setMaxPoolSize(CONNECTIONS)
                .setMaxWaitQueueSize(WAITING)
                .setConnectTimeout((int) rules.within().toMillis()));
    }

    /** Cold. Fails unless the answer is 200 and JSON within size and time. */
    Uni<JsonNode> get(String pathAndQuery) {
        return Uni.createFrom().<JsonNode>emitter(emitter -> new Exchange(emitter).start(pathAndQuery))
                .ifNoItem().after(rules.within())
                .failWith(
                        () -> new SilentException(rules.within()));
    }

    private final class Exchange {

        private final UniEmitter<? super JsonNode> emitter;
        private final Buffer body = Buffer.buffer();
        private volatile boolean over;
        private volatile boolean whole;
        private volatile @Nullable HttpClientRequest request;

        Exchange(UniEmitter<? super JsonNode> emitter) {
            this.emitter = emitter;
            emitter.onTermination(this::end);
        }

        void start(String pathAndQuery) {
            RequestOptions options = new RequestOptions().setMethod(HttpMethod.GET)
                    .setAbsoluteURI(rules.base() + pathAndQuery).setFollowRedirects(false);
            rules.headers().forEach(options::putHeader);
            client.request(options).onSuccess(this::send).onFailure(this::fail);
        }

        private void send(HttpClientRequest opened) {
            request = opened;
            opened.exceptionHandler(this::fail);
            opened.connection().exceptionHandler(this::fail);
            if (over) {
                opened.reset();
                return;
            }
            opened.send().onSuccess(this::read).onFailure(this::fail);
        }

        private void read(HttpClientResponse response) {
            response.exceptionHandler(this::fail);
            if (response.statusCode() != OK) {
                fail(new AnsweredException(response.statusCode(),
                        retryAfter(response.getHeader("Retry-After"))));
                return;
            }
            response.handler(this::append);
            response.endHandler(end -> parse());
        }

        private void append(Buffer chunk) {
            if (body.length() + chunk.length() > LARGEST) {
                fail(new IOException("answered more than " + LARGEST + " bytes"));
            } else if (!over) {
                body.appendBuffer(chunk);
            }
        }

        private void parse() {
            whole = true;
            try {
                JsonNode answer = JSON.readTree(body.getBytes());
                if (answer.getNodeType() == JsonNodeType.MISSING) {
                    throw new IOException("answered nothing");
                }
                emitter.complete(answer);
            } catch (JsonProcessingException e) {
                fail(new IOException("answered what is no JSON", e));
            } catch (IOException e) {
                fail(e);
            }
        }

        private void fail(Throwable failure) {
            emitter.fail(failure);
        }

        /** Also where nobody waits any more; an answer that was refused is not read to its end. */
        private void end() {
            over = true;
            HttpClientRequest opened = request;
            if (opened != null && !whole) {
                opened.reset();
            }
        }
    }

    /** Seconds alone: a date would trust two clocks. */
    private static @Nullable Duration retryAfter(@Nullable String header) {
        if (header == null || !header.matches("\\d{1,9}")) {
            return null;
        }
        return Duration.ofSeconds(Math.min(Long.parseLong(header), LONGEST_REST));
    }
}
