package io.unlockwire.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** All tabs of the page live on one connection. */
@Tag("browser")
class TabsBrowserIT {

    @RegisterExtension
    static final Chromium chromium = new Chromium();

    private final CannedStream stream = new CannedStream();

    @Test
    void aSecondTabKnowsWhatTheFirstDoesAndAsksTheServiceForNothing() {
        stream.then("retry: 600000\n\n" + CannedStream.alerts(Alerts.ofAllKinds(), 1));
        Page first = open(chromium.window());
        assertThat(first.locator(".alert")).hasCount(7);

        Page second = open(first.context().newPage());

        assertThat(second.locator(".alert")).hasCount(7);
        assertThat(second.locator("#connection")).containsText("Reconnecting");
        assertThat(stream.resumedBehind()).containsExactly("");
    }

    @Test
    void theNextTabGoesOnBehindTheLastAlertWhenTheFirstCloses() {
        stream.then("retry: 600000\n\n" + CannedStream.alerts(Alerts.many(3), 1))
                .then("retry: 600000\n\n" + CannedStream.alerts(Alerts.many(5), 1));
        Page first = open(chromium.window());
        BrowserContext browser = first.context();
        Page second = open(browser.newPage());
        assertThat(second.locator(".alert")).hasCount(3);

        first.close();

        assertThat(second.locator(".alert")).hasCount(5);
        assertThat(stream.resumedBehind()).containsExactly("", "1.x.3");
    }

    private Page open(Page page) {
        new PageFiles().serve(page);
        stream.serve(page);
        page.navigate(PageFiles.ORIGIN + "/");
        return page;
    }
}
