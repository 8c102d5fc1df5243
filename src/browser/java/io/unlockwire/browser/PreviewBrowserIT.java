package io.unlockwire.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The box to try an announcement in: what it asks, and what it makes of each kind of answer. */
@Tag("browser")
class PreviewBrowserIT {

    private static final String KAITO = """
            {"verdict": "claims", "reason": null, "base": "2026-04-15T08:00:00Z", "claims": [{
              "token": {"name": "Kaito", "ticker": "KAITO", "assetId": "kaito"},
              "amount": "12110000", "amountPrecision": "10000",
              "unlockAt": {"from": "2026-04-20T04:00:00Z", "to": "2026-04-20T04:01:00Z", "precision": "MINUTE",
                "zone": "UTC+08:00", "assumed": false},
              "valueUsd": "4860000", "valueUsdMax": null, "percentage": null, "kind": "UNKNOWN",
              "recipients": [{"name": "Team", "amount": "2000000", "percent": null}],
              "dataSource": "RootData", "relay": null, "change": null, "flags": ["ZONE_ASSUMED"],
              "spans": {"token": [3, 8], "amount": [17, 30]}}]}
            """;

    @RegisterExtension
    static final Chromium chromium = new Chromium();

    @Test
    void theWordsThatGaveAFieldAreMarkedInTheText() {
        Page page = answering(200, KAITO);

        page.locator("#p-text").fill("🚀 Kaito unlocks 12.11 million on 20 April");
        page.locator("#p-text").press("Control+Enter");

        assertThat(page.locator("#preview-result h3")).hasText("One unlock");
        assertThat(page.locator("mark")).hasText(new String[]{"Kaitotoken", "12.11 millionamount"});
        assertThat(page.locator(".claim-card")).containsText("20 Apr 2026 04:00 UTC");
        assertThat(page.locator(".claim-card")).containsText("Team 2M");
        assertThat(page.locator(".claim-card")).containsText("zone assumed");
    }

    @Test
    void nothingAnnouncedSaysWhy() {
        Page page = answering(200, """
                {"verdict": "nothing", "reason": "PHONE_UNLOCK", "base": "2026-04-15T08:00:00Z", "claims": []}
                """);

        page.getByText("Noise").click();

        assertThat(page.locator("#preview-result h3")).hasText("Nothing announced: phone unlock");
    }

    @Test
    void aProblemIsToldInTheWordsOfTheService() {
        Page page = answering(413, """
                {"title": "Too large", "status": 413, "detail": "an announcement has at most 262144 bytes"}
                """);

        page.locator("#p-text").fill("long");
        page.getByText("Read it").click();

        assertThat(page.locator("#preview-result")).hasText("an announcement has at most 262144 bytes");
        assertThat(page.getByText("Read it")).isEnabled();
    }

    private static Page answering(int status, String body) {
        Page page = chromium.window();
        new PageFiles().serve(page);
        new CannedStream().serve(page);
        page.route("**/api/v1/announcements/preview", route -> {
            assertThat(List.of(route.request().method(), route.request().headers().get("content-type")))
                    .containsExactly("POST", "application/json");
            route.fulfill(new Route.FulfillOptions()
                    .setStatus(status)
                    .setContentType("application/json")
                    .setBody(body));
        });
        page.navigate(PageFiles.ORIGIN + "/");
        return page;
    }
}
