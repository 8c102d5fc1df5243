package io.unlockwire.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the page tells of an unlock's life: revisions, reminders, prices, that it has come. */
@Tag("browser")
class RevisionsBrowserIT {

    private static final String UNLOCK = """
            {"id":"kaito-7f3a91c2","revision":2,"status":"SCHEDULED","amount":"13000000",
             "unlockAt":{"from":"2026-04-20T04:00:00Z","to":"2026-04-20T04:01:00Z","precision":"MINUTE","zone":"UTC"},
             "revisions":[{"revision":1,"status":"SCHEDULED","amount":"12110000","until":"2026-04-16T09:30:00Z",
             "unlockAt":{"from":"2026-04-19T04:00:00Z","to":"2026-04-19T04:01:00Z","precision":"MINUTE","zone":"UTC"}}]}
            """;

    @RegisterExtension
    static final Chromium chromium = new Chromium();

    @Test
    void theRevisionsOfAnUnlockStandBesideItsClaims() {
        Page page = open(Alerts.ofAllKinds());
        page.route("**/api/v1/unlocks/kaito-7f3a91c2", route -> route.fulfill(
                new Route.FulfillOptions().setContentType("application/json").setBody(UNLOCK)));

        page.locator(".alert[data-kind=REVISED] .token").click();

        Locator rows = page.locator(".revisions tbody tr");
        assertThat(rows).hasCount(2);
        assertThat(rows.first()).containsText("13M");
        assertThat(rows.first()).containsText("now");
        assertThat(rows.last()).containsText("12.11M");
        assertThat(rows.last()).containsText("16 Apr 2026 09:30 UTC");
    }

    @Test
    void revisionsThatCannotBeLookedUpAreSaidToBeMissing() {
        Page page = open(Alerts.ofAllKinds());
        page.route("**/api/v1/unlocks/*", Route::abort);

        page.locator(".alert[data-kind=REVISED] .token").click();

        assertThat(page.locator(".revisions")).hasText("Its earlier revisions are not to be had now.");
        assertThat(page.locator(".claims tbody tr")).hasCount(1);
    }

    @Test
    void whatComesByItselfSaysWhatItIsAbout() {
        Page page = open(Alerts.thatComeByThemselves());

        assertThat(page.locator(".kind")).hasText(new String[]{"Priced", "Reminder", "Occurred"});
        assertThat(page.locator(".event .sub"))
                .hasText(new String[]{"at $1 a token", "24 h ahead", "its time has come"});
        assertThat(page.locator(".alert[data-kind=OCCURRED] .countdown")).containsText("ago");
        assertThat(page.locator(".alert[data-kind=REMINDER] .countdown")).containsText("22 h");
    }

    private static Page open(List<String> alerts) {
        Page page = chromium.window();
        new PageFiles().serve(page);
        new CannedStream().then("retry: 600000\n\n" + CannedStream.alerts(alerts, 1)).serve(page);
        page.navigate(PageFiles.ORIGIN + "/");
        assertThat(page.locator(".alert").first()).isVisible();
        return page;
    }
}
