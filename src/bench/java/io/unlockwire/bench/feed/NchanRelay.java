package io.unlockwire.bench.feed;

import io.unlockwire.bench.feed.topic.AlertsReader;
import io.unlockwire.bench.feed.topic.AlertsReader.Told;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.CountDownLatch;

/** Posts each alert of the topic to a publisher, in order. Arguments: Kafka's address, the topic, the publisher's. */
final class NchanRelay {

    private static final HttpClient HTTP = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
            .build();

    private NchanRelay() {}

    public static void main(String[] arguments) throws InterruptedException {
        URI publisher = URI.create(arguments[2]);
        AlertsReader.start(arguments[0], arguments[1], told -> tell(publisher, told));
        new CountDownLatch(1).await();
    }

    private static void tell(URI publisher, Told told) {
        HttpRequest request = HttpRequest.newBuilder(publisher)
                .header("X-EventSource-Event", "new")
                .POST(BodyPublishers.ofString(told.data()))
                .build();
        try {
            HttpResponse<Void> answer = HTTP.send(request, BodyHandlers.discarding());
            if (answer.statusCode() >= 300) {
                throw new IllegalStateException("refused with " + answer.statusCode());
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
