package io.unlockwire.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The system's Chromium, one for a test class. What a page logs as an error, an exception or a breach
 * of its content security policy fails the test that opened it.
 */
final class Chromium implements BeforeAllCallback, AfterEachCallback, AfterAllCallback {

    private static final List<String> ARGUMENTS = List.of("--no-sandbox", "--disable-dev-shm-usage",
            "--disable-background-networking");
    /** What Chromium itself says of a connection that a test cuts or refuses on purpose; a 404 is none. */
    private static final Pattern CUT = Pattern
            .compile("Failed to load resource: (net::|.* status of (401|413|503)).*");

    /** For a machine that does other things as well. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final List<BrowserContext> contexts = new ArrayList<>();
    private final List<String> errors = new ArrayList<>();
    private Playwright playwright;
    private Browser browser;

    @Override
    public void beforeAll(ExtensionContext context) {
        Path executable = Path.of(System.getProperty("chromium", "/usr/bin/chromium"));
        assertThat(Files.isExecutable(executable))
                .as("no Chromium at %s: apt-get install chromium, or set -Dchromium=<path>", executable)
                .isTrue();
        PlaywrightAssertions.setDefaultAssertionTimeout((double) PATIENCE.toMillis());
        playwright = Playwright.create(new Playwright.CreateOptions()
                .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright.chromium().launch(new BrowserType.LaunchOptions()
                .setExecutablePath(executable)
                .setArgs(ARGUMENTS));
    }

    /** A window of its own; several pages opened from its context are tabs of one browser. */
    Page window(int width, ColorScheme scheme) {
        BrowserContext context = browser.newContext(new Browser.NewContextOptions()
                .setViewportSize(width, 900)
                .setColorScheme(scheme)
                .setReducedMotion(ReducedMotion.REDUCE)
                .setTimezoneId("Europe/Berlin")
                .setLocale("en-GB"));
        contexts.add(context);
        context.onConsoleMessage(message -> {
            if (message.type().equals("error") && !CUT.matcher(message.text()).matches()) {
                errors.add(message.text());
            }
        });
        context.onWebError(error -> errors.add(error.error()));
        return context.newPage();
    }

    Page window() {
        return window(1280, ColorScheme.LIGHT);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        contexts.forEach(BrowserContext::close);
        contexts.clear();
        List<String> seen = List.copyOf(errors);
        errors.clear();
        assertThat(seen).as("errors of the page").isEmpty();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        if (playwright != null) {
            playwright.close();
        }
    }
}
