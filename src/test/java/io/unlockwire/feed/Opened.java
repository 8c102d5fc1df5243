package io.unlockwire.feed;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/**
 * A stream on a connection that is upgraded already. Where the JDK's client (17 and 25) asks for HTTP/2 together with
 * what answers at once in hundreds of kilobytes, it loses bytes of about one answer in ten, so that it meets them where
 * it looks for a frame; the bytes on the wire are right.
 */
final class Opened {

    private Opened() {}

    static HttpResponse<InputStream> by(HttpClient client, URI at, String... headers)
            throws IOException, InterruptedException {
        client.send(HttpRequest.newBuilder(at.resolve("/api/v1/nothing")).build(),
                HttpResponse.BodyHandlers.discarding());
        HttpRequest.Builder request = HttpRequest.newBuilder(at);
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
    }
}
