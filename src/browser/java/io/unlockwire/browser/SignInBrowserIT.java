package io.unlockwire.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import io.unlockwire.testkit.Kafka;
import io.unlockwire.testkit.Records;
import io.unlockwire.testkit.ServiceProcess;
import io.unlockwire.testkit.Topics;
import io.unlockwire.testkit.WithKafka;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The page where the stream is not public. */
@Tag("browser")
@WithKafka
class SignInBrowserIT {

    private static final String KEY = "a-readers-key-that-is-long-enough-1";
    private static final Pattern LIVE = Pattern.compile("\\s*Live\\s*");

    @RegisterExtension
    static final Chromium chromium = new Chromium();

    private ServiceProcess service;

    @BeforeEach
    void startService(Kafka kafka, Topics topics, Records records) throws Exception {
        String hash = HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(KEY.getBytes(UTF_8)));
        service = ServiceProcess.with(kafka.bootstrapServers()).on(topics).set("unlockwire.feed.drain", "0s")
                .set("unlockwire.feed.access.required", "true").set("unlockwire.feed.access.keys.desk", hash)
                .set("unlockwire.feed.access.secret", "a-secret-of-at-least-thirty-two-characters")
                .start().awaitReady();
        records.sendAll(Alerts.many(3).stream()
                .map(alert -> new ProducerRecord<byte[], byte[]>(topics.alerts(), alert.getBytes(UTF_8)))
                .toList());
    }

    @AfterEach
    void stopService() {
        service.close();
    }

    @Test
    void aKeyOpensThePageInAllTabsUntilItIsLeft() {
        Page page = open(chromium.window());
        Page other = open(page.context().newPage());
        assertThat(page.locator("#connection")).containsText("Not public");
        assertThat(page.locator("#empty")).hasText("Sign in to see the alerts.");
        assertThat(page.locator("#signout")).isHidden();

        enter(page, "wrong-but-as-long-as-a-key-has-to-be");
        assertThat(page.locator("#signin [role=alert]")).hasText("This key or token is not known here.");
        enter(page, "schlüssel");
        assertThat(page.locator("#signin [role=alert]")).hasText("This key or token is not known here.");

        enter(page, KEY);
        for (Page each : List.of(page, other)) {
            assertThat(each.locator("#connection")).hasText(LIVE);
            assertThat(each.locator(".alert")).hasCount(3);
            assertThat(each.locator("#signin")).isHidden();
        }
        Cookie session = page.context().cookies().get(0);
        assertThat(session.httpOnly).isTrue();
        assertThat(session.value).doesNotContain(KEY);
        assertThat((String) page.evaluate("JSON.stringify(localStorage) + document.cookie"))
                .doesNotContain(KEY);

        page.reload();
        assertThat(page.locator(".alert")).hasCount(3);
        page.locator("#signout").click();
        for (Page each : List.of(page, other)) {
            assertThat(each.locator("#signin")).isVisible();
            assertThat(each.locator(".alert")).hasCount(0);
        }
        assertThat(page.context().cookies()).isEmpty();
    }

    private static void enter(Page page, String key) {
        page.locator("#signin-key").fill(key);
        page.locator("#signin button").click();
    }

    private Page open(Page page) {
        page.navigate(service.uri("/").toString());
        return page;
    }
}
