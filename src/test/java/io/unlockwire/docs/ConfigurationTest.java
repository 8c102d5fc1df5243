package io.unlockwire.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithName;
import io.unlockwire.docs.SettingsSource.Setting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The page of settings says what the code says. Where it does not, {@code -Dconfiguration.write=true} writes it anew.
 */
class ConfigurationTest {

    private static final Path PAGE = Path.of("docs/operations/configuration.md");
    private static final Map<String, String> ROOMS = Map.of("io.unlockwire.pipeline.PipelineConfig",
            "The pipeline",
            "io.unlockwire.market.EnrichConfig", "Enrichment", "io.unlockwire.feed.FeedConfig", "The stream",
            "io.unlockwire.access.TokensConfig", "Tokens of an identity provider",
            "io.unlockwire.trace.TracingConfig", "Traces");
    private static final List<String> ORDER = List.of("io.unlockwire.pipeline.PipelineConfig",
            "io.unlockwire.market.EnrichConfig", "io.unlockwire.feed.FeedConfig",
            "io.unlockwire.access.TokensConfig", "io.unlockwire.trace.TracingConfig");

    @Test
    void thePageHasEverySettingAsTheCodeHasIt() throws IOException {
        String page = page();
        if (Boolean.getBoolean("configuration.write")) {
            Files.writeString(PAGE, page);
        }
        assertThat(Files.readString(PAGE)).isEqualTo(page);
    }

    @Test
    void noSettingIsWithoutAnExplanation() {
        assertThat(ORDER.stream().flatMap(type -> SettingsSource.of(source(type)).stream()))
                .allSatisfy(setting -> assertThat(setting.says()).as(setting.key()).isNotBlank());
    }

    /** The text of the sources is read for the page; this is what keeps that honest. */
    @Test
    void whatIsReadFromTheSourcesIsWhatTheServiceReads() throws ReflectiveOperationException {
        for (String type : ORDER) {
            Class<?> mapping = Class.forName(type);
            Set<String> keys = new TreeSet<>();
            collect(mapping, mapping.getAnnotation(ConfigMapping.class).prefix(), keys);
            assertThat(SettingsSource.of(source(type)).stream().map(Setting::key).collect(Collectors.toSet()))
                    .isEqualTo(keys);
        }
    }

    @Test
    void noOtherMappingIsForgotten() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            assertThat(files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> contains(file, "@ConfigMapping("))).hasSize(ROOMS.size());
        }
    }

    private static void collect(Class<?> group, String prefix, Set<String> keys) {
        for (Method method : group.getDeclaredMethods()) {
            if (Modifier.isStatic(method.getModifiers()) || method.isSynthetic()) {
                continue;
            }
            WithName name = method.getAnnotation(WithName.class);
            String key = prefix + "."
                    + (name == null ? SettingsSource.kebab(method.getName()) : name.value());
            if (method.getReturnType().isInterface() && method.getReturnType().getEnclosingClass() != null
                    && method.getReturnType().getName().startsWith("io.unlockwire")) {
                collect(method.getReturnType(), key, keys);
            } else {
                keys.add(key + (method.getReturnType() == Map.class ? ".<name>" : ""));
            }
        }
    }

    private static String page() {
        StringBuilder page = new StringBuilder(
                """
                        # Settings

                        Every setting of the service's own, made from the code by a test. A setting may come as a system property, an environment variable
                        (upper case, `_` for all else: `UNLOCKWIRE_FEED_MAX_AGE`), or in `application.properties`. An unknown one under `unlockwire.` ends the start. Times are like
                        `20s`, `22m` or `PT1.5S`; lists have commas. `kafka.*` reaches every Kafka client, `quarkus.*` the platform.
                        """);
        for (String type : ORDER) {
            page.append("\n## ").append(ROOMS.get(type))
                    .append("\n\n| setting | default | |\n|---|---|---|\n");
            for (Setting setting : SettingsSource.of(source(type))) {
                String value = setting.value();
                page.append("| `").append(setting.key()).append("` (").append(setting.type()).append(") | ")
                        .append(value == null ? "–" : "`" + value + "`").append(" | ")
                        .append(setting.says()).append(" |\n");
            }
        }
        return page.toString();
    }

    private static Path source(String type) {
        return Path.of("src/main/java", type.replace('.', '/') + ".java");
    }

    private static boolean contains(Path file, String text) {
        try {
            return Files.readString(file).contains(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
