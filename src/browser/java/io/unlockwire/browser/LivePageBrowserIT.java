package io.unlockwire.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.HasCountOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.HasTextOptions;
import com.microsoft.playwright.options.ColorScheme;
import io.unlockwire.testkit.Kafka;
import io.unlockwire.testkit.Ports;
import io.unlockwire.testkit.Records;
import io.unlockwire.testkit.ServiceProcess;
import io.unlockwire.testkit.Topics;
import io.unlockwire.testkit.WithKafka;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The page on the packaged service and a real broker, fed from the alerts topic. */
@Tag("browser")
@WithKafka
class LivePageBrowserIT {

    private static final double PATIENCE = 30_000;
    private static final Pattern LIVE = Pattern.compile("\\s*Live\\s*");

    @RegisterExtension
    static final Chromium chromium = new Chromium();

    private final int port = Ports.free();
    private final int management = Ports.free();
    private Kafka kafka;
    private Topics topics;
    private Records records;
    private ServiceProcess service;

    @BeforeEach
    void startService(Kafka broker, Topics fresh, Records client) {
        kafka = broker;
        topics = fresh;
        records = client;
        service = start();
    }

    @AfterEach
    void stopService() {
        service.close();
    }

    @Test
    void alertsAreThereFromBeforeAndAppearAsTheyCome() {
        publish(Alerts.ofAllKinds().subList(0, 3));
        Page page = open();
        shows(page, 3);
        live(page);

        publish(Alerts.ofAllKinds().subList(3, 7));

        shows(page, 7);
        assertThat(page.locator(".alert").first()).hasAttribute("data-kind", "CANCELLED");
        assertThat(page.locator("#log")).containsText("BLUR cancelled",
                new com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions()
                        .setTimeout(PATIENCE));
    }

    @Test
    void aRestartOfTheServiceLosesAndRepeatsNothing() {
        publish(Alerts.many(20));
        Page page = open();
        shows(page, 20);

        service.stop();
        assertThat(page.locator("#connection")).containsText("Reconnecting");
        publish(Alerts.many(50).subList(20, 50));
        service = start();

        shows(page, 50);
        live(page);
        assertThat(page.locator("#list .ticker").allTextContents())
                .doesNotHaveDuplicates();
        assertThat(page.locator("#notice")).isHidden();
    }

    @Test
    void aPausedListWaitsBehindThePill() {
        publish(Alerts.many(2));
        Page page = open();
        live(page);
        page.locator("#pause").click();

        publish(Alerts.many(5).subList(2, 5));

        assertThat(page.locator("#pill")).hasText("3 new", new HasTextOptions().setTimeout(PATIENCE));
        assertThat(page.locator(".alert")).hasCount(2);
        page.locator("#pill").click();
        shows(page, 5);
    }

    @Test
    void aFloodOfThousandsIsTakenInAndTheListStaysBounded() {
        Page page = open();
        live(page);

        publish(Alerts.many(5_000));

        assertThat(page.locator("#list .ticker").first()).hasText("T4999",
                new HasTextOptions().setTimeout(PATIENCE));
        assertThat(page.locator(".alert")).hasCount(500);
        assertThat(page.locator("#shown")).hasText("500 newest of 2000 shown");
    }

    @Test
    void twoTabsAreOneConnection() {
        publish(Alerts.many(3));
        Page first = open();
        live(first);
        Page second = first.context().newPage();
        second.navigate(service.uri("/").toString());
        shows(second, 3);

        publish(Alerts.many(4).subList(3, 4));

        shows(first, 4);
        shows(second, 4);
        assertThat(second
                .evaluate("performance.getEntriesByType('resource').filter(entry => entry.name.includes("
                        + "'/alerts/stream')).length"))
                .isEqualTo(0);
    }

    @Test
    void theServiceSendsThePolicyThatThePageIsTestedUnder() {
        Page page = chromium.window(390, ColorScheme.DARK);
        String policy = page.navigate(service.uri("/").toString()).headerValue("Content-Security-Policy");

        assertThat(policy).isEqualTo(PageFiles.policy()).contains("require-trusted-types-for 'script'");
        assertThat(page.evaluate("fetch('page/main.js').then(answer => answer.headers.get('Cache-Control'))"))
                .isEqualTo("no-cache");
    }

    private ServiceProcess start() {
        return ServiceProcess.with(kafka.bootstrapServers())
                .on(topics)
                .ports(port, management)
                .set("unlockwire.feed.drain", "1s")
                .start()
                .awaitReady();
    }

    private void publish(List<String> alerts) {
        records.sendAll(alerts.stream()
                .map(alert -> new ProducerRecord<byte[], byte[]>(topics.alerts(), alert.getBytes(UTF_8)))
                .toList());
    }

    private Page open() {
        Page page = chromium.window();
        page.navigate(service.uri("/").toString());
        return page;
    }

    private static void shows(Page page, int alerts) {
        assertThat(page.locator(".alert")).hasCount(alerts, new HasCountOptions().setTimeout(PATIENCE));
    }

    private static void live(Page page) {
        assertThat(page.locator("#connection")).hasText(LIVE, new HasTextOptions().setTimeout(PATIENCE));
    }
}
