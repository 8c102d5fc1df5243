package io.unlockwire.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Runs each {@code modules/*.test.js} in the browser and reports what it finds, test by test. */
@Tag("browser")
class ModulesBrowserIT {

    private static final String RUN = "async file => (await import('/modules/harness.js')).run(file)";

    @RegisterExtension
    static final Chromium chromium = new Chromium();

    @TestFactory
    Stream<DynamicContainer> modules() throws IOException, URISyntaxException {
        Page page = chromium.window();
        new PageFiles().serve(page);
        page.navigate(PageFiles.ORIGIN + "/modules/blank.html");
        return testFiles().stream()
                .map(file -> DynamicContainer.dynamicContainer(file, results(page, file)));
    }

    @SuppressWarnings("unchecked")
    private static Stream<DynamicTest> results(Page page, String file) {
        List<Map<String, String>> results = (List<Map<String, String>>) page.evaluate(RUN,
                "/modules/" + file);
        assertThat(results).as("tests in %s", file).isNotEmpty();
        return results.stream()
                .map(result -> DynamicTest.dynamicTest(result.get("name"),
                        () -> assertThat(result.get("error")).isNull()));
    }

    private static List<String> testFiles() throws IOException, URISyntaxException {
        URL folder = ModulesBrowserIT.class.getResource("/modules");
        try (Stream<Path> files = Files.list(Path.of(folder.toURI()))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".test.js"))
                    .sorted()
                    .toList();
        }
    }
}
