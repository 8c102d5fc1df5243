package io.unlockwire.feed;

import com.launchdarkly.eventsource.ConnectStrategy;
import com.launchdarkly.eventsource.ErrorStrategy;
import com.launchdarkly.eventsource.EventSource;
import com.launchdarkly.eventsource.MessageEvent;
import com.launchdarkly.eventsource.background.BackgroundEventHandler;
import com.launchdarkly.eventsource.background.BackgroundEventSource;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;

/** Libraries from Maven Central, in this JVM. */
enum JavaLibrary implements Library {

    OKHTTP_EVENTSOURCE {
        @Override
        public Reading read(String url, int count) {
            Heard heard = new Heard();
            BackgroundEventSource source = new BackgroundEventSource.Builder(new Handler(heard),
                    new EventSource.Builder(ConnectStrategy.http(URI.create(url)))
                            .errorStrategy(ErrorStrategy.alwaysContinue()))
                    .build();
            source.start();
            heard.closing = source::close;
            return heard;
        }
    };

    static Stream<Library> all() {
        return Stream.of(values());
    }

    /** What was heard. */
    private static final class Heard implements Reading {

        private final Queue<String> unlocks = new ConcurrentLinkedQueue<>();
        private final Queue<String> troubles = new ConcurrentLinkedQueue<>();
        private Runnable closing = () -> {};

        void event(String data) {
            if (data.startsWith("{\"key\"")) {
                unlocks.add(Alerts.facts(data.getBytes(StandardCharsets.UTF_8)).unlockId());
            }
        }

        @Override
        public List<String> unlocks() {
            return List.copyOf(unlocks);
        }

        @Override
        public String trouble() {
            return troubles.toString();
        }

        @Override
        public void close() {
            closing.run();
        }
    }

    private record Handler(Heard heard) implements BackgroundEventHandler {

        @Override
        public void onOpen() {}

        @Override
        public void onClosed() {}

        @Override
        public void onMessage(String event, MessageEvent message) {
            heard.event(message.getData());
        }

        @Override
        public void onComment(String comment) {}

        @Override
        public void onError(Throwable failure) {
            heard.troubles.add(failure.toString());
        }
    }
}
