package io.unlockwire.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The settings of the service as its source declares and explains them. */
final class SettingsSource {

    private static final Pattern TOKEN = Pattern.compile(
            "/\\*\\*(?<doc>.*?)\\*/"
                    + "|@ConfigMapping\\(prefix = \"(?<prefix>[^\"]+)\"\\)"
                    + "|@WithDefault\\(\"(?<default>[^\"]*)\"\\)"
                    + "|@WithName\\(\"(?<name>[^\"]*)\"\\)"
                    + "|(?<kind>interface|enum) (?<type>\\w+) \\{"
                    + "|(?<returns>[A-Z]\\w*(?:\\.\\w+)*(?:<[\\w<>, .]+>)?|int|long|double|boolean) (?<method>\\w+)\\(\\);"
                    + "|(?<end>\\})",
            Pattern.DOTALL);

    /** @param value its default; null where it has none */
    record Setting(String key, String type, @Nullable String value, String says) {}

    private final List<Setting> settings = new ArrayList<>();
    private final Deque<String> places = new ArrayDeque<>();
    private String doc = "";
    private @Nullable String value;
    private @Nullable String name;
    private String prefix = "";

    private SettingsSource() {}

    /** Those of one file, in its order. */
    static List<Setting> of(Path file) {
        try {
            SettingsSource source = new SettingsSource();
            Matcher tokens = TOKEN.matcher(Files.readString(file));
            while (tokens.find()) {
                source.take(tokens);
            }
            return source.settings;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void take(Matcher token) {
        if (token.group("doc") != null) {
            doc = prose(token.group("doc"));
        } else if (token.group("prefix") != null) {
            prefix = token.group("prefix");
        } else if (token.group("default") != null) {
            value = token.group("default");
        } else if (token.group("name") != null) {
            name = token.group("name");
        } else if (token.group("kind") != null) {
            boolean group = token.group("kind").equals("interface");
            places.addLast(places.isEmpty() ? prefix : group ? kebab(token.group("type")) : "");
            doc = "";
        } else if (token.group("method") != null) {
            method(token.group("returns"), token.group("method"));
        } else if (!places.isEmpty()) {
            places.removeLast();
        }
    }

    private void method(String returns, String method) {
        boolean group = value == null && returns.matches("[A-Z]\\w*")
                && !returns.matches("String|Duration|URI|Path");
        if (!group) {
            String own = name == null ? kebab(method) : name;
            String key = String.join(".", places) + "." + own + (returns.startsWith("Map<") ? ".<name>" : "");
            settings.add(new Setting(key, type(returns), value, doc));
        }
        doc = "";
        value = null;
        name = null;
    }

    private static String type(String returns) {
        String bare = returns.replaceAll("^Optional<(.*)>$", "$1").replaceAll("^Map<String, (.*)>$", "$1");
        return switch (bare) {
            case "int", "long", "double" -> "number";
            case "boolean" -> "true, false";
            case "Duration" -> "time";
            case "URI" -> "address";
            case "Path" -> "file";
            case "String" -> "text";
            default -> bare.matches("(List|Set)<.*>") ? "list" : "word";
        };
    }

    static String kebab(String camel) {
        return camel.replaceAll("([a-z])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
    }

    private static String prose(String javadoc) {
        return javadoc.replaceAll("\\s*\\n\\s*\\*?\\s*", " ").replaceAll("\\{@code ([^}]*)\\}", "`$1`")
                .strip();
    }
}
