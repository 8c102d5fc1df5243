package io.unlockwire.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the page says of its connection. */
@Tag("browser")
class StatesBrowserIT {

    private static final String STAY = "retry: 600000\n\n";

    @RegisterExtension
    static final Chromium chromium = new Chromium();

    private final CannedStream stream = new CannedStream();

    @Test
    void busyIsToldWithTheTimeThatTheServiceAskedFor() {
        Page page = open();

        assertThat(page.locator("#connection")).containsText("Busy, trying again");
        assertThat(page.locator("#connection-detail")).hasText(Pattern.compile("in (600|59\\d) s"));
    }

    @Test
    void anEndIsFollowedByResumingBehindTheLastAlert() {
        stream.then("retry: 10\n\n" + CannedStream.alerts(Alerts.many(2), 7));

        Page page = open();

        assertThat(page.locator("#connection")).containsText("Busy");
        assertThat(page.locator(".alert")).hasCount(2);
        assertThat(stream.resumedBehind()).containsExactly("", "1.x.8");
    }

    @Test
    void aCheckpointMovesThePlaceThoughNothingMatched() {
        stream.then("retry: 10\nevent: cp\nid: 1.x.99\ndata:\n\n");

        Page page = open();

        assertThat(page.locator("#connection")).containsText("Busy");
        assertThat(stream.resumedBehind()).containsExactly("", "1.x.99");
    }

    @Test
    void alertsThatComeAgainAreShownOnce() {
        stream.then("retry: 10\n\n" + CannedStream.alerts(Alerts.many(5), 1))
                .then("retry: 10\n\n" + CannedStream.alerts(Alerts.many(6), 1));

        Page page = open();

        assertThat(page.locator("#connection")).containsText("Busy");
        assertThat(page.locator(".alert")).hasCount(6);
    }

    @Test
    void aResetSaysWhyAndFromWhenUntilItIsRead() {
        stream.then("retry: 10\n\n" + CannedStream.alerts(Alerts.many(1), 1))
                .then(STAY + "event: reset\ndata: {\"reason\":\"retention\",\"from\":\"1.x.5\"}\n\n");

        Page page = open();

        assertThat(page.locator("#notice")).containsText("what was missed is no longer kept");
        assertThat(page.locator("#notice")).containsText(Pattern.compile("between .* UTC and .* UTC"));
        page.locator("#notice button").click();
        assertThat(page.locator("#notice")).isHidden();
    }

    @Test
    void aRefusalIsToldAndTriedAgain() {
        Page page = chromium.window();
        new PageFiles().serve(page);
        page.route("**/api/v1/alerts/stream*",
                route -> route.fulfill(new com.microsoft.playwright.Route.FulfillOptions().setStatus(503)));
        page.navigate(PageFiles.ORIGIN + "/");

        assertThat(page.locator("#connection")).containsText("Reconnecting");
        assertThat(page.locator("#connection")).hasAttribute("title", "refused with 503");
        assertThat(page.locator("#empty")).hasText("Waiting for the first alert.");
    }

    @Test
    void kafkaBeingDownIsToldWhileTheStreamLives() {
        Page page = chromium.window();
        new PageFiles().serve(page);
        page.addInitScript(
                """
                        const body = new TransformStream();
                        window.tell = text => { const w = body.writable.getWriter(); w.write(new TextEncoder().encode(text)); w.releaseLock(); };
                        const fetched = window.fetch;
                        window.fetch = (url, options) => String(url).includes('/alerts/stream')
                          ? Promise.resolve(new Response(body.readable, { headers: { 'Content-Type': 'text/event-stream' } }))
                          : fetched(url, options);
                        """);
        page.navigate(PageFiles.ORIGIN + "/");
        assertThat(page.locator("#connection")).containsText("Live");

        page.evaluate(
                "tell('event: status\\ndata: {\"kafka\":\"DOWN\",\"since\":\"2026-04-20T12:00:00Z\"}\\n\\n')");
        assertThat(page.locator("#connection")).containsText("Kafka is down since 20 Apr 2026 12:00 UTC");
        assertThat(page.locator("#connection")).hasAttribute("data-tone", "bad");

        page.evaluate(
                "tell('event: status\\ndata: {\"kafka\":\"UP\",\"since\":\"2026-04-20T12:05:00Z\"}\\n\\n')");
        assertThat(page.locator("#connection")).hasText(Pattern.compile("\\s*Live\\s*"));
    }

    private Page open() {
        Page page = chromium.window();
        new PageFiles().serve(page);
        stream.serve(page);
        page.navigate(PageFiles.ORIGIN + "/");
        return page;
    }
}
