package io.unlockwire.feed;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.HttpContentEncoder;
import io.netty.handler.codec.http.HttpResponseEncoder;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.impl.ConnectionBase;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Where a client's bytes go. Over HTTP/1.1 a chunk is the same for every client, so it is framed once for all
 * and written past the HTTP encoder, which would frame it for each; otherwise, and once a minute so that the server
 * sees that the connection is not idle, it is an ordinary write. Confined to the client's event loop.
 */
final class Outlet {

    private static final long SEEN = Duration.ofMinutes(1).toNanos();

    private final HttpServerResponse response;
    private final @Nullable ConnectionBase connection;
    private final @Nullable ChannelHandlerContext encoder;
    private long seen;

    private Outlet(HttpServerResponse response, @Nullable ConnectionBase connection,
            @Nullable ChannelHandlerContext encoder, long now) {
        this.response = response;
        this.connection = connection;
        this.encoder = encoder;
        this.seen = now - SEEN;
    }

    /** The response is chunked, and its head not yet written. */
    static Outlet of(HttpServerRequest request, HttpServerResponse response, long now) {
        if (request.version() == HttpVersion.HTTP_1_1 && request.connection() instanceof ConnectionBase base
                && base.channel().pipeline().get(HttpContentEncoder.class) == null) {
            return new Outlet(response, base, base.channel().pipeline().context(HttpResponseEncoder.class),
                    now);
        }
        return new Outlet(response, null, null, now);
    }

    /** Writes bytes that other clients are given, too. */
    void write(Payload shared, long now) {
        if (encoder == null || connection == null || now - seen >= SEEN) {
            write(shared.plain(), now);
        } else if (connection.channel().isActive()) {
            ByteBuf chunk = shared.chunk();
            connection.reportBytesWritten(chunk.readableBytes());
            ChannelFuture unused = encoder.writeAndFlush(chunk, connection.voidPromise);
        }
    }

    /** Writes bytes that are this client's alone. */
    void write(Buffer own, long now) {
        seen = now;
        response.write(own);
    }

    /**
     * What the request and the head of the response said will not be asked for again: a kilobyte for as long as the stream
     * lasts.
     */
    void forgetHeads(HttpServerRequest request) {
        if (encoder != null && response.headWritten()) {
            request.headers().clear();
            response.headers().clear();
        }
    }
}
