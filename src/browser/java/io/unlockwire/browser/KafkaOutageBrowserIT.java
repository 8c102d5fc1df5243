package io.unlockwire.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.HasCountOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.HasTextOptions;
import io.unlockwire.testkit.BrokerProcess;
import io.unlockwire.testkit.Records;
import io.unlockwire.testkit.ServiceProcess;
import io.unlockwire.testkit.Topics;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What a reader of the page sees of an outage of Kafka: that it is there, and nothing of it afterwards. */
@Tag("browser")
class KafkaOutageBrowserIT {

    private static final double PATIENCE = 60_000;

    @RegisterExtension
    static final Chromium chromium = new Chromium();

    @Test
    void thePageSaysThatKafkaIsDownAndGoesOnWhenItIsBack(@TempDir Path directory) {
        try (BrokerProcess broker = BrokerProcess.in(directory).start()) {
            Topics topics = Topics.fresh().create(broker.bootstrapServers());
            try (ServiceProcess service = ServiceProcess.with(broker.bootstrapServers()).on(topics).start()) {
                service.awaitReady();
                publish(broker, topics, Alerts.many(1));
                Page page = chromium.window();
                page.navigate(service.uri("/").toString());
                shows(page, 1);

                broker.stop();
                assertThat(page.locator("#connection")).containsText("Kafka is down since",
                        new ContainsTextOptions().setTimeout(PATIENCE));

                broker.start();
                assertThat(page.locator("#connection")).hasText(Pattern.compile("\\s*Live\\s*"),
                        new HasTextOptions().setTimeout(PATIENCE));
                publish(broker, topics, Alerts.many(2));
                shows(page, 2);
            }
        }
    }

    private static void publish(BrokerProcess broker, Topics topics, List<String> alerts) {
        try (Records records = new Records(broker.bootstrapServers())) {
            records.sendAll(alerts.stream()
                    .map(alert -> new ProducerRecord<byte[], byte[]>(topics.alerts(), alert.getBytes(UTF_8)))
                    .toList());
        }
    }

    private static void shows(Page page, int alerts) {
        assertThat(page.locator(".alert")).hasCount(alerts, new HasCountOptions().setTimeout(PATIENCE));
    }
}
