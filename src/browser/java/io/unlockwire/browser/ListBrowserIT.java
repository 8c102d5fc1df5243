package io.unlockwire.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the page makes of the alerts: rows, details, filters, bounds, keys. */
@Tag("browser")
class ListBrowserIT {

    @RegisterExtension
    static final Chromium chromium = new Chromium();

    @Test
    void eachKindOfAlertSaysWhatHappened() {
        Page page = open("", Alerts.ofAllKinds());

        assertThat(page.locator(".kind"))
                .hasText(new String[]{"Cancelled", "Conflict", "Revised", "New", "New",
                        "New", "Occurred"});
        assertThat(row(page, "CONFLICT").locator(".sub").first()).hasText("17.314M ≠ 61.3M");
        assertThat(row(page, "REVISED")).containsText("amount 12.11M → 13M");
        assertThat(row(page, "CANCELLED").locator(".countdown")).hasText("cancelled");
    }

    @Test
    void theCountdownIsNoFinerThanTheTimeWasTold() {
        Page page = open("", Alerts.ofAllKinds());

        assertThat(alert(page, "ARB").locator(".countdown")).hasText("5 days");
        assertThat(alert(page, "MOONPAW").locator(".countdown")).hasText("no date");
        assertThat(alert(page, "ZK").locator(".countdown")).containsText("1 d 0");
    }

    @Test
    void anUnlockCountsDownInItsLatestAlertOnly() {
        Page page = open("", Alerts.ofAllKinds());

        assertThat(alert(page, "KAITO").locator(".countdown")).hasCount(2);
        assertThat(page.locator(".superseded")).hasCount(1);
        assertThat(page.locator(".superseded .countdown")).hasText("superseded");
    }

    @Test
    void aProviderThatIsDownIsToldApartFromAnUnknownAssetAndAStoredPrice() {
        Page page = open("", Alerts.ofAllKinds());

        assertThat(alert(page, "ARB").locator(".chips")).containsText("provider down");
        assertThat(alert(page, "MOONPAW").locator(".chips")).containsText("not listed");
        assertThat(alert(page, "ZK").locator(".chips")).containsText("snapshot price");
        assertThat(alert(page, "ARB")).containsText("no price");
    }

    @Test
    void whatAStrangerWroteStaysText() {
        Page page = open("", Alerts.ofAllKinds());

        assertThat(alert(page, "ZK").locator(".name")).hasText("<b>ZK</b>");
        alert(page, "ZK").locator(".token").click();
        assertThat(page.locator(".claims a")).hasCount(0);
    }

    @Test
    void theClaimsStandSideBySideAndSayWhereTheyDiffer() {
        Page page = open("", Alerts.ofAllKinds());

        alert(page, "ZK").locator(".token").click();

        assertThat(page.locator(".claims tbody tr")).hasCount(2);
        assertThat(page.locator(".claims .differs")).hasText("differs: 61.3M");
        assertThat(page.locator(".marks")).containsText("off by a power of ten");
    }

    @Test
    void filtersComeFromTheAddressAndGoBackToIt() {
        Page page = open("?severity=high,critical&kind=new", Alerts.ofAllKinds());
        assertThat(page.locator(".alert")).hasCount(2);

        page.locator("#f-token").fill("kaito");
        assertThat(page.locator(".alert")).hasCount(1);
        assertThat(page.url()).endsWith("?token=kaito&severity=high,critical&kind=new");
        assertThat(page.locator("#curl"))
                .containsText("/api/v1/alerts/stream?token=kaito&severity=high,critical&kind=new");

        page.locator("#filters button[type=reset]").click();
        assertThat(page.locator(".alert")).hasCount(7);
        assertThat(page.url()).doesNotContain("?");
    }

    @Test
    void anAmountThatIsNoneIsSaidAndChangesNothing() {
        Page page = open("", Alerts.ofAllKinds());

        page.locator("#f-min").fill("lots");

        assertThat(page.locator("#f-min-error")).containsText("An amount like");
        assertThat(page.locator(".alert")).hasCount(7);
    }

    @Test
    void theListIsCapped() {
        Page page = open("", Alerts.many(700));

        assertThat(page.locator(".alert")).hasCount(500);
        assertThat(page.locator("#shown")).hasText("500 newest of 700 shown");
        assertThat(page.locator("#list .ticker").first()).hasText("T699");
    }

    @Test
    void theListIsWalkedByKeysWithOneStopOfTheTabulator() {
        Page page = open("", Alerts.ofAllKinds());
        Locator tokens = page.locator(".alert .token");
        tokens.first().focus();

        page.keyboard().press("ArrowDown");
        page.keyboard().press("Enter");

        assertThat(tokens.nth(1)).isFocused();
        assertThat(tokens.nth(1)).hasAttribute("aria-expanded", "true");
        assertThat(page.locator(".alert .token[tabindex='0']")).hasCount(1);
        page.keyboard().press("End");
        assertThat(tokens.last()).isFocused();
    }

    @Test
    void nothingIsWiderThanANarrowScreen() {
        Page page = chromium.window(390, ColorScheme.DARK);
        open(page, "", Alerts.ofAllKinds());
        alert(page, "ZK").locator(".token").click();

        assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(390);
    }

    @Test
    void theTimelineSaysTheSameAsItsTable() {
        Page page = open("", Alerts.ofAllKinds());

        assertThat(page.locator("#timeline-summary")).hasText("3 unlocks, $14.58M");
        page.locator(".as-table summary").click();
        assertThat(page.locator("#timeline-table tbody tr")).hasCount(2);
    }

    private static Page open(String query, List<String> alerts) {
        return open(chromium.window(), query, alerts);
    }

    private static Page open(Page page, String query, List<String> alerts) {
        new PageFiles().serve(page);
        new CannedStream().then("retry: 600000\n\n" + CannedStream.alerts(alerts, 1)).serve(page);
        page.navigate(PageFiles.ORIGIN + "/" + query);
        assertThat(page.locator(".alert").first()).isVisible();
        return page;
    }

    private static Locator row(Page page, String kind) {
        return page.locator(".alert[data-kind=" + kind + "]");
    }

    private static Locator alert(Page page, String ticker) {
        return page.locator(".alert").filter(new Locator.FilterOptions().setHas(
                page.locator(".ticker").getByText(ticker, new Locator.GetByTextOptions().setExact(true))));
    }
}
