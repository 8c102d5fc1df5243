package io.unlockwire.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** axe-core finds nothing, in light and dark, wide and narrow, with all that the page can unfold. */
@Tag("browser")
class AccessibilityBrowserIT {

    private static final String CHECK = """
            async () => (await axe.run()).violations.map(violation =>
              `${violation.id}: ${violation.help} at ${violation.nodes.map(node => node.target).join(', ')}`)
            """;

    @RegisterExtension
    static final Chromium chromium = new Chromium();

    @ParameterizedTest
    @CsvSource({"1280, LIGHT", "1280, DARK", "390, LIGHT", "390, DARK"})
    void nothingIsInTheWayOfAnyReader(int width, ColorScheme scheme) throws IOException {
        Page page = chromium.window(width, scheme);
        new PageFiles().serve(page);
        new CannedStream().then("retry: 600000\n\n" + CannedStream.alerts(Alerts.ofAllKinds(), 1)
                + CannedStream.alerts(Alerts.thatComeByThemselves(), 101)
                + "event: reset\ndata: {\"reason\":\"future\"}\n\n").serve(page);
        page.navigate(PageFiles.ORIGIN + "/");
        page.locator(".alert[data-kind=CONFLICT] .token").click();
        page.locator(".as-table summary").click();
        page.locator("#f-min").fill("lots");
        page.locator(".menu summary").click();
        assertThat(page.locator("#notice")).isVisible();

        page.evaluate(axe());

        assertThat((Iterable<?>) page.evaluate(CHECK)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1280, LIGHT", "390, DARK"})
    void norWhereItAsksForAKey(int width, ColorScheme scheme) throws IOException {
        Page page = chromium.window(width, scheme);
        new PageFiles().serve(page);
        page.route("**/api/v1/alerts/s*", route -> route.fulfill(new Route.FulfillOptions().setStatus(401)));
        page.navigate(PageFiles.ORIGIN + "/");
        page.locator("#signin-key").fill("wrong");
        page.locator("#signin button").click();
        assertThat(page.locator("#signin-trouble")).isVisible();

        page.evaluate(axe());

        assertThat((Iterable<?>) page.evaluate(CHECK)).isEmpty();
    }

    private static String axe() throws IOException {
        try (InputStream source = AccessibilityBrowserIT.class.getResourceAsStream("/axe.min.js")) {
            return new String(source.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
