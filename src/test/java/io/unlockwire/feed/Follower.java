package io.unlockwire.feed;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** A client of the stream, on a thread of its own: keeps what it was told until it is cut or the stream ends. */
final class Follower implements AutoCloseable {

    /** By turns, since the stream's bytes take another way in each. */
    private static final List<HttpClient> HTTP = Stream.of(HttpClient.Version.values())
            .map(version -> HttpClient.newBuilder().version(version).build()).toList();
    private static final AtomicInteger TURN = new AtomicInteger();

    private final HttpResponse<InputStream> response;
    private final SseReader reader = new SseReader();
    private final Thread thread = new Thread(this::read, "follower");
    private volatile @Nullable Boolean clean;

    private Follower(HttpResponse<InputStream> response) {
        this.response = response;
        thread.setDaemon(true);
        thread.start();
    }

    static Follower of(URI at) {
        return of(at, null);
    }

    static Follower of(URI at, @Nullable String lastId) {
        HttpClient client = HTTP.get(TURN.getAndIncrement() % HTTP.size());
        String[] headers = lastId == null
                ? new String[]{"Accept", "text/event-stream"}
                : new String[]{"Accept", "text/event-stream", "Last-Event-ID", lastId};
        try {
            return new Follower(Opened.by(client, at, headers));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    int status() {
        return response.statusCode();
    }

    HttpHeaders headers() {
        return response.headers();
    }

    /** All events so far. */
    List<SseReader.Event> events() {
        synchronized (reader) {
            return List.copyOf(reader.feed(""));
        }
    }

    List<String> names() {
        return events().stream().map(SseReader.Event::name).toList();
    }

    /** The unlocks that alerts told of, in order. */
    List<String> unlocks() {
        return events().stream().filter(event -> event.data().startsWith("{\"key\""))
                .map(event -> Alerts.facts(event.data().getBytes(StandardCharsets.UTF_8)).unlockId())
                .toList();
    }

    @Nullable
    String lastId() {
        synchronized (reader) {
            return reader.lastId();
        }
    }

    Follower awaitUnlocks(int count) {
        Awaitility.await().atMost(Duration.ofSeconds(30))
                .until(() -> events().size() >= count && unlocks().size() >= count);
        return this;
    }

    Follower awaitEvent(String name) {
        Awaitility.await().until(() -> names().contains(name));
        return this;
    }

    /** Waits for the end; whether it was a whole message. */
    boolean endsCleanly() {
        Awaitility.await().until(() -> clean != null);
        return Boolean.TRUE.equals(clean);
    }

    boolean ended() {
        return clean != null;
    }

    /** Cuts the connection and waits until nothing more is taken in. */
    @Override
    public void close() {
        try {
            response.body().close();
            thread.join(10_000);
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void read() {
        try (Reader text = new InputStreamReader(response.body(), StandardCharsets.UTF_8)) {
            char[] some = new char[8_192];
            for (int length = text.read(some); length >= 0; length = text.read(some)) {
                synchronized (reader) {
                    reader.feed(new String(some, 0, length));
                }
            }
            clean = true;
        } catch (IOException e) {
            clean = false;
        }
    }
}
