package io.unlockwire.browser;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Queue;

/**
 * Answers the page's requests for the stream with blocks prepared in advance, one answer a request
 * and each ended cleanly, for the states that a healthy service shows nobody. Beyond the last answer
 * the service is busy for a long time.
 */
final class CannedStream {

    private static final String BUSY = "retry: 600000\nevent: busy\ndata: {}\n\n";

    private final Queue<String> answers = new ArrayDeque<>();
    private final List<String> resumedBehind = Collections.synchronizedList(new ArrayList<>());

    void serve(Page page) {
        page.route("**/api/v1/alerts/stream*", this::answer);
    }

    CannedStream then(String blocks) {
        answers.add(blocks);
        return this;
    }

    /** The ids that the requests asked to resume behind, empty where the query asked for all. */
    List<String> resumedBehind() {
        return List.copyOf(resumedBehind);
    }

    /** Blocks with ids that count from {@code first}. */
    static String alerts(List<String> alerts, int first) {
        StringBuilder blocks = new StringBuilder();
        for (int i = 0; i < alerts.size(); i++) {
            blocks.append("event: new\nid: 1.x.").append(first + i)
                    .append("\ndata: ").append(alerts.get(i)).append("\n\n");
        }
        return blocks.toString();
    }

    private void answer(Route route) {
        String id = route.request().headers().get("last-event-id");
        resumedBehind.add(id == null ? "" : id);
        String blocks = answers.poll();
        route.fulfill(new Route.FulfillOptions()
                .setHeaders(Map.of("Cache-Control", "no-cache"))
                .setContentType("text/event-stream")
                .setBody(blocks == null ? BUSY : blocks));
    }
}
