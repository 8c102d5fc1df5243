package io.unlockwire.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.HasCountOptions;
import io.unlockwire.testkit.Kafka;
import io.unlockwire.testkit.Records;
import io.unlockwire.testkit.ServiceProcess;
import io.unlockwire.testkit.Topics;
import io.unlockwire.testkit.WithKafka;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The whole way: a post on the announcements topic becomes a row of the page. */
@Tag("browser")
@WithKafka
class AnnouncementBrowserIT {

    private static final double PATIENCE = 60_000;
    private static final DateTimeFormatter WRITTEN = DateTimeFormatter.ofPattern("MMMM d 'at' h:00 a",
            Locale.US);
    private static final DateTimeFormatter SHOWN = DateTimeFormatter.ofPattern("d MMM yyyy HH:mm 'UTC'",
            Locale.US);

    @RegisterExtension
    static final Chromium chromium = new Chromium();

    private final ZonedDateTime unlock = Instant.now().truncatedTo(ChronoUnit.HOURS).plus(5, ChronoUnit.DAYS)
            .atZone(ZoneOffset.ofHours(8));
    private final String post = "Kaito (KAITO) is set to unlock 12.11 million tokens on "
            + WRITTEN.format(unlock)
            + " UTC+8, valued at around $4.86 million, according to RootData.";

    @Test
    void aPostBecomesARowThatCountsDown(Kafka kafka, Topics topics,
            Records records) {
        try (ServiceProcess service = ServiceProcess.with(kafka.bootstrapServers()).on(topics).start()) {
            service.awaitReady();
            Page page = chromium.window();
            page.navigate(service.uri("/").toString());

            records.to(topics.announcements()).value(post);

            assertThat(page.locator(".alert")).hasCount(1, new HasCountOptions().setTimeout(PATIENCE));
            Locator row = page.locator(".alert");
            assertThat(row).hasAttribute("data-kind", "NEW");
            assertThat(row.locator(".ticker")).hasText("KAITO");
            assertThat(row.locator(".figure .main").first()).hasText("12.11M KAITO");
            assertThat(row).containsText("$4.86M stated");
            assertThat(row.locator("time")).hasText(SHOWN.format(unlock.withZoneSameInstant(ZoneOffset.UTC)));
            assertThat(row.locator(".countdown")).containsText("4 d 23 h");
            assertThat(page.locator("#next li")).hasCount(1);
        }
    }

    @Test
    void theBoxMarksTheWordsThatTheServiceReads(Kafka kafka, Topics topics) {
        try (ServiceProcess service = ServiceProcess.with(kafka.bootstrapServers()).on(topics).start()) {
            service.awaitReady();
            Page page = chromium.window();
            page.navigate(service.uri("/").toString());

            page.locator("#p-text").fill(post);
            page.getByText("Read it").click();

            assertThat(page.locator("#preview-result h3")).hasText("One unlock");
            assertThat(page.locator("mark[data-field=amount]")).containsText("12.11 million");
            assertThat(page.locator(".claim-card")).containsText("RootData");
        }
    }
}
