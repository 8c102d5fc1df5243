package io.unlockwire.manifests;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Reads the files of `k8s` and `deploy` as trees; a key given twice is an error. */
final class Manifests {

    static final Path BASE = Path.of("k8s/base");
    static final Path COMPONENTS = Path.of("k8s/components");
    static final Path OVERLAYS = Path.of("k8s/overlays");
    static final Path DEPLOY = Path.of("deploy");

    private static final ObjectMapper JSON = new ObjectMapper();

    private Manifests() {}

    static JsonNode base(String file) {
        return only(BASE.resolve(file));
    }

    static JsonNode component(String file) {
        return only(COMPONENTS.resolve(file));
    }

    static JsonNode only(Path file) {
        var documents = documents(text(file));
        if (documents.size() != 1) {
            throw new IllegalStateException(file + " holds " + documents.size() + " documents");
        }
        return documents.get(0);
    }

    static List<JsonNode> documents(String yaml) {
        var options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        var loaded = new Yaml(new SafeConstructor(options)).loadAll(new StringReader(yaml));
        return StreamSupport.stream(loaded.spliterator(), false)
                .<JsonNode>map(JSON::valueToTree)
                .toList();
    }

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Properties properties(Path file) {
        var properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
            return properties;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Path> files(Path directory, String suffix) {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(file -> file.toString().endsWith(suffix)).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<String> texts(JsonNode array) {
        return array.valueStream().map(JsonNode::asText).toList();
    }

    static String name(JsonNode object) {
        return object.at("/kind").asText() + "/" + object.at("/metadata/name").asText();
    }

    /** A time as Quarkus and Compose write it: `25s`, `1h`. */
    static Duration duration(String text) {
        return Duration.parse("PT" + text.toUpperCase(Locale.ROOT));
    }
}
